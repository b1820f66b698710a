"""F16."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F16", WARNING, short="不在选项内")
def unknown_word(book: Book) -> Hits:
    """{格}“{列}”填的是“{值}”，不在选项内，请改为：{选项}。

    选项外的写法程序不敢猜，这一格当作没有填。

    | 儿童姓名 | 在册状态   |
    | 王芳     | 在册       |
    | 李明     | **不清楚** |
    """
    return noted(book, "F16")
