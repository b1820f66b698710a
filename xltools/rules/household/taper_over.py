"""H22."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import on_dibao


@rule("H22", WARNING, short="渐退期届满仍领低保")
def taper_over(households: Table, period: Period) -> Hits:
    """{格}渐退期已于{月}届满，仍在领低保，请办理退出或说明。

    届满当月不报；备注有说明的不报。

    | 户编号 | 低保类别 | 月补助金额（元） | 渐退期止    |
    | 1      | B        | 400              | 2021-04     |
    | 2      | B        | 400              | **2021-03** |
    """
    end = households[Household.taper_end]
    paid = (
        on_dibao(households) & (households[Household.dibao_amount] > 0) & ~households.filled(Household.remark)
    )
    return hits(households, first(households) & paid & (end < period.as_month), Household.taper_end, 月=end)
