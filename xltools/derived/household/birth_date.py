"""成员出生日期."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import BIRTHDAY, of_number
from xltools.derived.persons import births_of
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import DATE


@derived(
    "出生日期",
    DATE,
    kind=Household,
    fills=Household.birth_date,
    formula=of_number(Household.member_id, BIRTHDAY),
)
def birth_date(households: Table) -> Any:
    """证件号码第7至14位。

    | 户编号 | 证件号码           | 出生日期   |
    | 1      | 11010519491231002X | 1949-12-31 |
    """
    return births_of(households, Household.member_id)
