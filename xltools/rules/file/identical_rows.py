"""F12."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.rules.duplicates import identical_to


@rule("F12", WARNING, short="整行重复")
def identical_rows(book: Book) -> Hits:
    """{格2}所在的行与{格1}所在的行完全相同，请删除重复行。

    除序号和备注外每一格都一样才算。报在后一行；同一行不再报身份证号重复。

    儿童台账
    | 儿童姓名   | 身份证号           | 现住址 |
    | 王芳       | 410526201203041223 | 南街   |
    | **王芳**   | 410526201203041223 | 南街   |
    | 王芳       | 410526201203041223 | 北街   |
    """
    for table in book.tables.values():
        first = identical_to(table)
        yield from hits(table, first.notna(), table.kind.person_field or table.kind.keys[-1], also=first)
