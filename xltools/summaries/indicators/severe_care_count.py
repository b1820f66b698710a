"""Q33a."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q33a", "重残照护人数", "人", aim="equal", drill="重残照护台账")
def severe_care_count(severe_care_persons: Table) -> Answer:
    """在册的重残照护对象。"""
    return Answer(float(still(severe_care_persons).sum()))
