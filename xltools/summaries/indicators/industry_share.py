"""Q13."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.ledgers.allocation import Allocation
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator("Q13", "产业资金占比", "比例", aim="least", drill="资金下达台账：资金年度=本年，资金用途=产业")
def industry_share(allocations: Table, policy: Policy, period: Period, counties: Sequence[str]) -> Answer:
    """当年下达资金中用于产业的比例，全市和各县都不低于50%（安阳县70%）。"""
    now = allocations[Allocation.year] == period.year
    amount = allocations[Allocation.amount].where(now, 0.0).fillna(0.0)
    industry = amount.where(allocations[Allocation.use] == "产业", 0.0)
    share, by_county = shares_by(industry, amount, allocations.county_of(), counties)
    limits = {one: float(policy.need("industry_share", period, one)) for one in by_county}
    return Answer(share, float(policy.need("industry_share", period)), by_county, limits)
