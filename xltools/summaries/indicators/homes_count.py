"""Q34a."""

from __future__ import annotations

from xltools.ledgers.care_home import CareHome
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q34a", "敬老院", "家", aim="equal", drill="托养机构台账：机构类型=敬老院")
def homes_count(care_homes: Table) -> Answer:
    """托养机构台账里的敬老院。"""
    return Answer(float((care_homes[CareHome.home_type] == "敬老院").sum()))
