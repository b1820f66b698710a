"""未支出金额（万元）."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import less
from xltools.ledgers.allocation import Allocation
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY_WAN


@derived("未支出金额（万元）", MONEY_WAN, kind=Allocation, formula=less(Allocation.amount, Allocation.spent))
def unspent(allocations: Table) -> Any:
    """下达金额减已支出的，万元；没有填支出的按没有支出算。

    | 下达文号 | 下达金额（万元） | 已支出（万元） | 未支出金额（万元） |
    | 1 | 100 | 60.5 | 39.5 |
    | 2 | 100 |      | 100  |
    """
    return (allocations[Allocation.amount] - allocations[Allocation.spent].fillna(0.0)).round(2)
