"""渐退最早止月."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import taper_end
from xltools.derived.household.monitoring import taper_end_after
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONTH


@derived("渐退最早止月", MONTH, kind=Household, formula=taper_end(Household.taper_start, "渐退最少"))
def taper_earliest(households: Table, policy: Policy, period: Period) -> Any:
    """渐退期最早可以在哪个月满，起月算在内（政策参数 taper_months 的最少月数，原为6个月）。

    | 户编号 | 渐退期起 | 渐退最早止月 |
    | 1      | 2021-01  | 2021-06      |
    """
    return taper_end_after(households, int(policy.need("taper_months", period, name="least")))
