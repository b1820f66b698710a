"""F10."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F10", ERROR, short="公式错误值")
def error_value(book: Book) -> Hits:
    """{格}是公式错误值{值}，请改为数值。

    错误值说明公式引用的格子没有了，或者公式没有算过。

    | 儿童姓名 | 保障标准（元/月） |
    | 王芳     | 950               |
    | 李明     | **{#REF!}**       |
    """
    return noted(book, "F10")
