"""F09."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import INFO
from xltools.model.rule import Hits, hits, rule


@rule("F09", INFO, short="序号不连续")
def broken_sequence(book: Book) -> Hits:
    """{格}序号不连续（{前}后面是{后}），请核对有无漏行。

    从1重新开始（换乡镇、换工作表）是正常的。

    儿童台账
    | 序号  | 儿童姓名 |
    | 1     | 王芳     |
    | 2     | 李明     |
    | **4** | 张伟     |
    | 1     | 赵丽     |
    """
    for table in book.tables.values():
        column = table.kind.fields.get("seq")
        if column is None or not table.has(column):
            continue
        numbers = table[column]
        before = numbers.groupby(table.origins["part"]).shift()
        gap = numbers.notna() & before.notna() & (numbers != before + 1) & (numbers != 1)
        yield from hits(table, gap, column, 前=before, 后=numbers)
