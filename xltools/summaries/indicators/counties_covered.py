"""Q20."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@indicator(
    "Q20", "防贫保险覆盖的县（市、区）", "个", aim="least", drill="防贫保险投保台账：是否签订保险协议=是"
)
def counties_covered(insurance_covers: Table) -> Answer:
    """签了协议、交了保费的县（市、区）数，要求九个全覆盖。"""
    signed = yes(insurance_covers[InsuranceCover.agreement]) & (insurance_covers[InsuranceCover.premium] > 0)
    covered = set(insurance_covers.county_of()[signed].dropna())
    here = {one: float(one in covered) for one in COUNTIES.values()}
    return Answer(sum(here.values()), float(len(COUNTIES)), here, dict.fromkeys(here, 1.0))
