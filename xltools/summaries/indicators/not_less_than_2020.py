"""Q43."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.ledgers.allocation import Allocation
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator("Q43", "本年投入与2020年之比", "比例", aim="least", drill="资金下达台账：资金年度")
def not_less_than_2020(allocations: Table, period: Period, counties: Sequence[str]) -> Answer:
    """本年下达资金除以2020年下达资金，全市和各县都不低于1。"""
    year, amount = allocations[Allocation.year], allocations[Allocation.amount].fillna(0.0)
    now, before = amount.where(year == period.year, 0.0), amount.where(year == 2020, 0.0)
    ratio, by_county = shares_by(now, before, allocations.county_of(), counties)
    return Answer(ratio, 1.0, by_county)
