"""照料人年龄."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import AGE, of_number
from xltools.derived.persons import ages_of
from xltools.ledgers.caregiver import Caregiver
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import COUNT


@derived("年龄", COUNT, kind=Caregiver, fills=Caregiver.age, formula=of_number(Caregiver.caregiver_id, AGE))
def age(caregivers: Table, period: Period) -> Any:
    """周岁，按本期最后一天算。

    | 身份证号           | 年龄 |
    | 11010519491231002X | 71   |
    """
    return ages_of(caregivers, Caregiver.caregiver_id, period)
