"""T04."""

from __future__ import annotations

from xltools.ledgers.lists import (
    Fund,
)
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("T04", WARNING, short="产业资金占比低")
def industry_share(funds: Table, policy: Policy, period: Period) -> Hits:
    """{格}{县}产业资金占比{p}%，低于{限}%，请核对。

    产业资金除以资金总额；正好等于下限的不报。

    资金名单
    | 县（市、区） | 年度 | 资金总额（万元） | 产业资金（万元） |
    | 滑县         | 2021 | 1000             | 500              |
    | 安阳县       | 2021 | 1000             | **650**          |
    """
    total, industry = funds[Fund.total], funds[Fund.industry]
    limit = policy.column("industry_share", funds.county_of(), period)
    if limit.isna().all():
        raise Skip("未配置标准：产业资金占比下限（industry_share）")
    share = industry / total.where(total > 0)
    now = funds[Fund.year] == period.year
    percent = (share * 100).map("{:.1f}".format)
    return hits(
        funds, now & (share < limit - 1e-9), Fund.industry, p=percent, 限=(limit * 100).map("{:g}".format)
    )
