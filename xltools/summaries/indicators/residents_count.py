"""Q35."""

from __future__ import annotations

from xltools.ledgers.care_home import CareHome
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q35", "集中托养人数", "人", aim="equal", drill="托养机构台账：集中托养人数")
def residents_count(care_homes: Table) -> Answer:
    """各机构集中托养人数合计。"""
    return Answer(float(care_homes[CareHome.residents].sum()))
