"""Q19."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import summed


@indicator("Q19", "防贫保险保费", "元", aim="equal", drill="防贫保险投保台账：保费")
def premium_paid(insurance_covers: Table, policy: Policy, period: Period, counties: Sequence[str]) -> Answer:
    """应缴保费=农村人口×投保比例×每人保费。"""
    ratio, each = float(policy.need("premium_ratio", period)), float(policy.need("premium_per_head", period))
    county = insurance_covers.county_of()
    due = (insurance_covers[InsuranceCover.rural_population] * ratio * each).round(2)
    there = [one for one in counties if (county == one).any()]
    paid = dict(zip(there, summed(insurance_covers[InsuranceCover.premium], county, there), strict=True))
    targets = dict(zip(there, summed(due, county, there), strict=True))
    return Answer(round(sum(paid.values()), 2), round(sum(targets.values()), 2), paid, targets)
