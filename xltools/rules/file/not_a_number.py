"""F15."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F15", ERROR, short="不是数字")
def not_a_number(book: Book) -> Hits:
    """{格}“{列}”填的是“{值}”，不是数字，请只填数字。

    金额和人数要参加计算，文字算不了。“元”“人”“岁”等单位可以带。

    | 儿童姓名 | 保障标准（元/月） | 本月发放金额（元） |
    | 王芳     | 950元             | 950                |
    | 李明     | 950               | **已停**           |
    """
    return noted(book, "F15")
