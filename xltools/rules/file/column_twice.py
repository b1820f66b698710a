"""F04."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.notes import noted


@rule("F04", WARNING, short="两列是同一项")
def column_twice(book: Book) -> Hits:
    """{格1}和{格2}都是“{列}”，只读了前一列，请保留一列。

    两个表头说的是同一件事时，不知道以哪一列为准。
    """
    return noted(book, "F04")
