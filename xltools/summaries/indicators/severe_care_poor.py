"""Q33b."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.severe_care import SevereCare
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q33b", "重残照护中的脱贫户人数", "人", aim="equal", drill="重残照护台账：户类型=脱贫户")
def severe_care_poor(severe_care_persons: Table) -> Answer:
    """是重残照护人数的一部分，不另外相加。"""
    poor = severe_care_persons[SevereCare.household_type] == "脱贫户"
    return Answer(float((still(severe_care_persons) & poor).sum()))
