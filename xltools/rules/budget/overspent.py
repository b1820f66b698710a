"""B09."""

from __future__ import annotations

from xltools.ledgers.allocation import Allocation
from xltools.ledgers.project import Project
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule


@rule("B09", WARNING, short="支出超过下达")
def overspent(book: Book) -> Hits:
    """{格}已支出{a}万元，多于{列名}{b}万元，请核对。

    看资金下达台账的支出和项目库台账的拨付；正好用完的不报。

    资金下达台账
    | 下达文号 | 下达金额（万元） | 已支出（万元） |
    | 1号      | 100              | 100            |
    | 2号      | 100              | **100.01**     |
    """
    for whole, spent in ((Allocation.amount, Allocation.spent), (Project.planned, Project.spent)):
        table = book.tables.get(whole.kind.kind_name)
        if table is not None:
            over = table[spent] > table[whole] + 0.005
            yield from hits(
                table,
                over,
                spent,
                a=table[spent],
                b=table[whole],
                列名=whole.heading.removesuffix("（万元）"),
            )
