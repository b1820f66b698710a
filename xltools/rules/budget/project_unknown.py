"""B03."""

from __future__ import annotations

from xltools.ledgers.allocation import Allocation
from xltools.ledgers.asset import Asset
from xltools.ledgers.project import Project
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("B03", WARNING, short="项目不在项目库")
def project_unknown(book: Book, projects: Table) -> Hits:
    """{格}项目编号{值}不在项目库台账中，请核对编号或先入库。

    资金只能安排给已入库的项目，资产也要写明来自哪个项目；没有报项目库台账的县不判断。

    资金下达台账
    | 县（市、区） | 下达文号 | 项目编号 | 下达金额（万元） |
    | 滑县         | 1号      | P1       | 100              |
    | 滑县         | 2号      | **P9**   | 100              |

    项目库台账
    | 县（市、区） | 项目编号 | 项目名称 | 是否监理 |
    | 滑县         | P1       | 道路     | 是       |
    """
    known = set(projects[Project.project_no].dropna())
    for column in (Allocation.project_no, Asset.project_no):
        table = book.tables.get(column.kind.kind_name)
        if table is not None:
            number = table[column]
            yield from hits(table, number.notna() & ~number.isin(known) & reported(table, projects), column)
