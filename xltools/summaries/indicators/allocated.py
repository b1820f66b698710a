"""Q45."""

from __future__ import annotations

from xltools.ledgers.allocation import Allocation
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.table import Table


@indicator("Q45", "已下达资金", "万元", aim="equal", drill="资金下达台账：资金年度=本年")
def allocated(allocations: Table, period: Period) -> Answer:
    """本年下达金额合计。"""
    now = allocations[Allocation.year] == period.year
    return Answer(round(float(allocations[Allocation.amount].where(now, 0.0).sum()), 2))
