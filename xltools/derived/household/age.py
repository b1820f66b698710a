"""成员年龄."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import AGE, of_number
from xltools.derived.persons import ages_of
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import COUNT


@derived("年龄", COUNT, kind=Household, fills=Household.age, formula=of_number(Household.member_id, AGE))
def age(households: Table, period: Period) -> Any:
    """周岁，按本期最后一天算。

    | 户编号 | 证件号码           | 年龄 |
    | 1      | 11010519491231002X | 71   |
    """
    return ages_of(households, Household.member_id, period)
