"""渐退应起月."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import taper_end
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONTH


@derived("渐退应起月", MONTH, kind=Household, formula=taper_end(Household.cleared_month, "2"))
def taper_begins(households: Table) -> Any:
    """渐退期应从风险消除的次月算起（消除时间后满6至12个月退出）。

    | 户编号 | 风险消除时间 | 渐退应起月 |
    | 1      | 2020-12      | 2021-01    |
    """
    return households[Household.cleared_month] + 1
