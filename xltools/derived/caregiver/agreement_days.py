"""协议剩余天数."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.caregiver import Caregiver
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "协议剩余天数",
    COUNT,
    kind=Caregiver,
    formula='IF(AND(ISNUMBER({agreement_end}),期末<>""),{agreement_end}-期末,"")',
)
def agreement_days(caregivers: Table, period: Period) -> Any:
    """从本期最后一天到协议截止日期的天数；负数表示已过期。

    | 协议截止日期 | 协议剩余天数 |
    | 2021-05-10   | 10           |
    | 2021-04-29   | -1           |
    """
    end = caregivers[Caregiver.agreement_end]
    return (end - period.last_moment).dt.days.astype("float64").where(end.notna())
