"""F13."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import INFO
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F13", INFO, short="同上已代填")
def same_as_above(book: Book) -> Hits:
    """{格}填“{写法}”，已按上一行补为“{值}”，请确认。

    身份证号、姓名、账号不会这样补，仍按空白报。

    | 儿童姓名 | 现住址     |
    | 王芳     | 城关镇南街 |
    | 李明     | **同上**   |
    """
    return noted(book, "F13")
