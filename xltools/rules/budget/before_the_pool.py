"""B04."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.allocation import Allocation
from xltools.ledgers.project import Project
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("B04", ERROR, short="下达早于入库")
def before_the_pool(allocations: Table, projects: Table) -> Hits:
    """{格}下达日期{值}早于项目{项}的入库日期{入}（{格1}），资金只能安排给已入库的项目，请核对。

    同一天的不报。

    | 下达文号 | 项目编号 | 下达日期       |
    | 1号      | P1       | 2021-03-01     |
    | 2号      | P1       | **2021-02-28** |

    项目库台账
    | 项目编号 | 项目名称 | 入库日期   |
    | P1       | 道路     | 2021-03-01 |
    """
    found = allocations[Allocation.project_no].map(rows_by(projects, Project.project_no))
    pooled = pd.to_datetime(at_row(found, projects, Project.pooled))
    return hits(
        allocations,
        allocations[Allocation.issued] < pooled,
        Allocation.issued,
        also=place_in(found, projects, Project.pooled),
        项=allocations.text(Allocation.project_no),
        入=pooled,
    )
