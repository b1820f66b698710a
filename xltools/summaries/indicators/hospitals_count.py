"""Q34b."""

from __future__ import annotations

from xltools.ledgers.care_home import CareHome
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q34b", "托养医疗机构", "家", aim="equal", drill="托养机构台账：机构类型=医疗机构、精神病院")
def hospitals_count(care_homes: Table) -> Answer:
    """托养机构台账里的医疗机构，精神病院也算。"""
    return Answer(float(care_homes[CareHome.home_type].isin(("医疗机构", "精神病院")).sum()))
