"""Q41."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q41", "困境儿童（一事一议）", "人", aim="equal", drill="困境儿童台账：在册状态=在册")
def hardship_count(hardship_children: Table) -> Answer:
    """在册的困境儿童，与事实无人抚养儿童不相加。"""
    return Answer(float(still(hardship_children).sum()))
