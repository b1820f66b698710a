"""Q30."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period, months_covered
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator(
    "Q30", "渐退期在6至12个月的低保家庭比例", "比例", aim="least", drill="低保家庭台账：渐退期起、渐退期止"
)
def taper_respected(dibao_families: Table, policy: Policy, period: Period, counties: Sequence[str]) -> Answer:
    """填了渐退期的家庭里，月数在规定之内的比例；起止月都算。"""
    least, most = (int(policy.need("taper_months", period, name=name)) for name in ("least", "most"))
    length = months_covered(dibao_families[DibaoFamily.taper_start], dibao_families[DibaoFamily.taper_end])
    share, by_county = shares_by(
        length.between(least, most), length.notna(), dibao_families.county_of(), counties
    )
    return Answer(share, 1.0, by_county)
