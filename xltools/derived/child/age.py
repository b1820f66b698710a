"""年龄."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import AGE, of_number
from xltools.derived.persons import ages_of
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import COUNT


@derived("年龄", COUNT, kind=Child, fills=Child.age, formula=of_number(Child.child_id, AGE))
def age(children: Table, period: Period) -> Any:
    """周岁，按本期最后一天算。

    过了生日才加一岁，当天算满。

    | 身份证号           | 年龄 |
    | 410526201204301226 | 9    |
    | 410526201205011220 | 8    |
    """
    return ages_of(children, Child.child_id, period)
