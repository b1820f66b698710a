"""F03."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F03", ERROR, short="缺少必填列")
def column_missing(book: Book) -> Hits:
    """{表}缺少必填列“{列}”{近}，请补上该列。

    表里有写法相近的列时写在括号里，从不自己猜。只报无条件必填的列；有条件才必填的（如退出原因）按行判断。
    """
    return noted(book, "F03")
