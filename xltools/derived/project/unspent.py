"""未支出金额（万元）."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import less
from xltools.ledgers.project import Project
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY_WAN


@derived("未支出金额（万元）", MONEY_WAN, kind=Project, formula=less(Project.planned, Project.spent))
def unspent(projects: Table) -> Any:
    """计划投资减已拨付的，万元；没有填支出的按没有支出算。

    | 项目编号 | 计划投资（万元） | 已拨付（万元） | 未支出金额（万元） |
    | 1 | 100 | 60.5 | 39.5 |
    | 2 | 100 |      | 100  |
    """
    return (projects[Project.planned] - projects[Project.spent].fillna(0.0)).round(2)
