"""Q40."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q40", "事实无人抚养儿童", "人", aim="equal", drill="儿童台账：在册状态=在册")
def children_count(children: Table) -> Answer:
    """在册的事实无人抚养儿童。"""
    return Answer(float(active(children).sum()))
