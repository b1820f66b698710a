"""Q14."""

from __future__ import annotations

from xltools.ledgers.allocation import Allocation
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator(
    "Q14",
    "安阳县产业资金占比",
    "比例",
    aim="least",
    drill="资金下达台账：县=安阳县，资金年度=本年，资金用途=产业",
)
def anyang_share(allocations: Table, policy: Policy, period: Period) -> Answer:
    """安阳县新下达的资金70%以上用于产业。"""
    mine = (allocations[Allocation.year] == period.year) & (allocations.county_of() == "安阳县")
    amount = allocations[Allocation.amount].where(mine, 0.0).fillna(0.0)
    industry = amount.where(allocations[Allocation.use] == "产业", 0.0)
    share, _ = shares_by(industry, amount, allocations.county_of(), [])
    return Answer(share, float(policy.need("industry_share", period, "安阳县")))
