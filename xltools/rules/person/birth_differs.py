"""P08."""

from __future__ import annotations

from xltools.derived.persons import births_of
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.rules.person.people import entered


@rule("P08", ERROR, short="出生日期与身份证不符")
def birth_differs(book: Book) -> Hits:
    """{格}出生日期填{值}，身份证为{应}，请核对。

    只填年月的，只比年月。

    | 儿童姓名 | 身份证号           | 出生日期       |
    | 王芳     | 410526201203041223 | 2012.3.4       |
    | 赵丽     | 410526201203041223 | 2012年3月      |
    | 李明     | 410526201203041215 | **2012-04-03** |
    """
    for number, column in entered("birth_date"):
        table = book.tables.get(number.kind.kind_name)
        if table is not None and table.has(number, column):
            right = births_of(table, number)
            given = table[column]
            month_only = (
                (given.dt.day == 1)
                & (table.text(column).str.count(r"\d+") <= 2)
                & (table.text(column).str.len() <= 9)
            )
            same_month = (given.dt.year == right.dt.year) & (given.dt.month == right.dt.month)
            wrong = right.notna() & given.notna() & (given != right) & ~(month_only & same_month)
            yield from hits(table, wrong, column, 应=right)
