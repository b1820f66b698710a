"""P07."""

from __future__ import annotations

from xltools.derived.persons import sexes_of
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.rules.person.people import (
    entered,
)


@rule("P07", ERROR, short="性别与身份证不符")
def gender_differs(book: Book) -> Hits:
    """{格}性别填“{值}”，身份证显示为“{应}”，请核对。

    身份证第17位单数为男，双数为女。

    | 儿童姓名 | 身份证号           | 性别   |
    | 王芳     | 410526201203041223 | 女     |
    | 李明     | 410526201203041215 | **女** |
    """
    for number, column in entered("gender"):
        table = book.tables.get(number.kind.kind_name)
        if table is not None and table.has(number, column):
            right = sexes_of(table, number)
            wrong = right.notna() & table.filled(column) & (table[column] != right)
            yield from hits(table, wrong, column, 应=right)
