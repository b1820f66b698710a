"""B06."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.allocation import Allocation
from xltools.ledgers.project import Project
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule


@rule("B06", WARNING, short="没有公告公示")
def not_posted(book: Book) -> Hits:
    """{格}没有公告公示，按“两个一律”的要求，资金分配结果和项目安排一律公开，请补办。

    填“否”或空着都报；还没开工和终止的项目不报。

    资金下达台账
    | 下达文号 | 是否公告公示 |
    | 1号      | 是           |
    | 2号      | **否**       |
    """
    for column in (Allocation.published, Project.posted):
        table = book.tables.get(column.kind.kind_name)
        if table is not None:
            wrong = ~yes(table[column]) & ~table.noted(column) & table.present(column)
            if column is Project.posted:
                wrong &= ~table[Project.state].isin(("未开工", "终止"))
            yield from hits(table, wrong, column)
