"""P13."""

from __future__ import annotations

from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.rules.duplicates import first_same, identical_to, key_of, several_times


@rule("P13", ERROR, short="同一人重复登记")
def registered_twice(book: Book) -> Hits:
    """{格1}与{格2}身份证号相同，同一人重复登记，请删除一条。

    照料人看照料人和被照料人两个号都相同，家庭成员看同一户内。整行完全相同的报F12，两个县都报的报X04，这里不再报。

    儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号               | 现住址 |
    | 滑县         | 王芳     | 410526201203041223     | 南街   |
    | 滑县         | 王芳     | **410526201203041223** | 北街   |
    """
    for table in book.tables.values():
        shared = several_times(table)
        if table.kind.id_field is None or not shared.any():
            continue
        key = key_of(table)[shared]
        if table.kind is Child:
            key = key + "\x1f" + table.county_of()[shared].fillna("")
        first = first_same(key).reindex(table.labels)
        again = first.notna() & identical_to(table).isna()
        yield from hits(table, again, table.kind.id_field, also=first)
