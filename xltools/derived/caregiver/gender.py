"""照料人性别."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import GENDER, of_number
from xltools.derived.persons import sexes_of
from xltools.ledgers.caregiver import Caregiver
from xltools.model.derived import derived
from xltools.model.table import Table


@derived(
    "性别",
    Caregiver.gender.type,
    kind=Caregiver,
    fills=Caregiver.gender,
    formula=of_number(Caregiver.caregiver_id, GENDER),
)
def gender(caregivers: Table) -> Any:
    """身份证第17位：单数为男，双数为女。

    | 身份证号           | 性别 |
    | 11010519491231002X | 女   |
    """
    return sexes_of(caregivers, Caregiver.caregiver_id)
