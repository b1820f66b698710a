"""Q27."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator("Q27", "A+类户人均月保障达到标准的比例", "比例", aim="least", drill="低保家庭台账：分档类型=A+")
def aplus_standard(dibao_families: Table, policy: Policy, period: Period, counties: Sequence[str]) -> Answer:
    """A+类每人每月不低于300元。"""
    aplus = still(dibao_families) & (dibao_families[DibaoFamily.dibao_class] == "A+")
    size = dibao_families[DibaoFamily.insured_size]
    each = (dibao_families[DibaoFamily.monthly_amount] / size.where(size > 0)).round(2)
    enough = aplus & (each >= float(policy.need("aplus_min", period)))
    share, by_county = shares_by(enough, aplus, dibao_families.county_of(), counties)
    return Answer(share, 1.0, by_county)
