"""出生日期."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import BIRTHDAY, of_number
from xltools.derived.persons import births_of
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import DATE


@derived("出生日期", DATE, kind=Child, fills=Child.birth_date, formula=of_number(Child.child_id, BIRTHDAY))
def birth_date(children: Table) -> Any:
    """身份证第7至14位。

    | 身份证号           | 出生日期   |
    | 410526201204301226 | 2012-04-30 |
    """
    return births_of(children, Child.child_id)
