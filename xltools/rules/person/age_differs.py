"""P09."""

from __future__ import annotations

from xltools.derived.persons import ages_of
from xltools.model.book import Book
from xltools.model.finding import INFO
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.rules.person.people import entered


@rule("P09", INFO, short="年龄与身份证不符")
def age_differs(book: Book, period: Period) -> Hits:
    """{格}年龄填{值}，按{期}末应为{应}，已按身份证计算。

    周岁按本期最后一天算，过了生日才加一岁。

    | 儿童姓名 | 身份证号           | 年龄   |
    | 王芳     | 410526201203041223 | 9      |
    | 李明     | 410526201205011212 | **9**  |
    """
    for number, column in entered("age"):
        table = book.tables.get(number.kind.kind_name)
        if table is not None and table.has(number, column):
            right = ages_of(table, number, period)
            wrong = right.notna() & table.filled(column) & (table[column] != right)
            yield from hits(table, wrong, column, 应=right, 期=str(period))
