"""B01."""

from __future__ import annotations

from xltools.derived.allocation.years import county_year
from xltools.ledgers.allocation import Allocation
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("B01", WARNING, short="产业资金占比低")
def industry_share(allocations: Table, policy: Policy, period: Period) -> Hits:
    """{格}{县}{年}年产业资金占{p}%，低于{限}%，请核对。

    产业资金除以当年下达的全部资金，每县每年报一次，报在这一年的第一行；正好等于下限的不报。

    | 县（市、区） | 资金年度 | 下达文号 | 资金用途 | 下达金额（万元） |
    | 滑县         | 2021     | 1号      | 产业     | 500              |
    | 滑县         | 2021     | 2号      | 基础设施 | 500              |
    | 内黄县       | 2021     | 3号      | 产业     | **400**          |
    | 内黄县       | 2021     | 4号      | 基础设施 | 600              |
    """
    limit = policy.column("industry_share", allocations.county_of(), period)
    if limit.isna().all():
        raise Skip("未配置标准：产业资金占比下限（industry_share）")
    key, amount, year = county_year(allocations), allocations[Allocation.amount], allocations[Allocation.year]
    industry = amount.where(allocations[Allocation.use] == "产业", 0.0)
    whole = amount.groupby(key, sort=False).transform("sum")
    share = industry.groupby(key, sort=False).transform("sum") / whole.where(whole > 0)
    wrong = ~key.duplicated() & key.notna() & (share < limit - 1e-9)
    return hits(
        allocations,
        wrong,
        Allocation.amount,
        p=(share * 100).map("{:.1f}".format),
        限=(limit * 100).map("{:g}".format),
        年=year,
    )
