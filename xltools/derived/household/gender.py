"""成员性别."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import GENDER, of_number
from xltools.derived.persons import sexes_of
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table


@derived(
    "性别",
    Household.gender.type,
    kind=Household,
    fills=Household.gender,
    formula=of_number(Household.member_id, GENDER),
)
def gender(households: Table) -> Any:
    """身份证第17位：单数为男，双数为女。

    | 户编号 | 证件号码           | 性别 |
    | 1      | 11010519491231002X | 女   |
    """
    return sexes_of(households, Household.member_id)
