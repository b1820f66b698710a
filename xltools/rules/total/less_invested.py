"""T07."""

from __future__ import annotations

from xltools.ledgers.lists import (
    Fund,
)
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_BASE_YEAR = 2020


@rule("T07", WARNING, short="投入低于2020年")
def less_invested(funds: Table, period: Period) -> Hits:
    """{格}{县}本年投入{a}万元，低于2020年的{b}万元，请说明。

    过渡期内投入不低于2020年（2021年市报告）；正好相等的不报。

    资金名单
    | 县（市、区） | 年度 | 资金总额（万元） |
    | 滑县         | 2020 | 900              |
    | 滑县         | 2021 | 1000             |
    | 内黄县       | 2020 | 900              |
    | 内黄县       | 2021 | **800**          |
    """
    county, year, total = funds.county_of(), funds[Fund.year], funds[Fund.total]
    sums = total.groupby([county, year]).sum()
    now = year == period.year
    base = county.map(lambda one: sums.get((one, float(_BASE_YEAR)), float("nan")))
    spent = county.map(lambda one: sums.get((one, float(period.year)), float("nan")))
    first = now & ~county.where(now).duplicated()
    return hits(funds, first & (spent < base), Fund.total, a=spent, b=base)
