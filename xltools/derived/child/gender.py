"""性别."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import GENDER, of_number
from xltools.derived.persons import sexes_of
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table


@derived("性别", Child.gender.type, kind=Child, fills=Child.gender, formula=of_number(Child.child_id, GENDER))
def gender(children: Table) -> Any:
    """身份证第17位：单数为男，双数为女。

    | 身份证号           | 性别 |
    | 410526201204301226 | 女   |
    | 410526201205011212 | 男   |
    """
    return sexes_of(children, Child.child_id)
