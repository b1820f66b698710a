"""Q16."""

from __future__ import annotations

from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q16", "产业带贫载体", "个", aim="equal", drill="带贫载体台账")
def carriers_count(carriers: Table) -> Answer:
    """带贫载体台账的行数。"""
    return Answer(float(len(carriers)))
