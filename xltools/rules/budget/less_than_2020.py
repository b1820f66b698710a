"""B02."""

from __future__ import annotations

from xltools.ledgers.allocation import Allocation
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("B02", WARNING, short="下达资金低于2020年")
def less_than_2020(allocations: Table, period: Period) -> Hits:
    """{格}{县}本年下达{a}万元，低于2020年的{b}万元，请说明。

    过渡期内投入不低于2020年；台账里没有2020年资金的县不判断；正好相等的不报。

    | 县（市、区） | 资金年度 | 下达文号 | 下达金额（万元） |
    | 滑县         | 2020     | 1号      | 900              |
    | 滑县         | 2021     | 2号      | 900              |
    | 内黄县       | 2020     | 3号      | 900              |
    | 内黄县       | 2021     | 4号      | **800**          |
    """
    county, year = allocations.county_of(), allocations[Allocation.year]
    sums = allocations[Allocation.amount].groupby([county, year]).sum()
    now = year == period.year
    base = county.map(lambda one: sums.get((one, 2020.0), float("nan")))
    given = county.map(lambda one: sums.get((one, float(period.year)), float("nan")))
    first = now & ~county.where(now).duplicated()
    return hits(allocations, first & (given < base), Allocation.amount, a=given, b=base)
