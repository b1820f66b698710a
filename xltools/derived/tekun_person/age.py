"""年龄."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import AGE, of_number
from xltools.derived.persons import ages_of
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "年龄", COUNT, kind=TekunPerson, fills=TekunPerson.age, formula=of_number(TekunPerson.person_id, AGE)
)
def age(tekun_persons: Table, period: Period) -> Any:
    """本期最后一天的周岁，按身份证号。

    | 身份证号           | 年龄 |
    | 410526197003051217 | 51   |
    | 410526200505011236 | 15   |
    """
    return ages_of(tekun_persons, TekunPerson.person_id, period)
