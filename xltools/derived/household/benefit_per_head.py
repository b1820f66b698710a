"""低保人均补助."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import each
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY
from xltools.values.money import half_up


@derived(
    "低保人均补助（元/月）",
    MONEY,
    kind=Household,
    formula=each(Household.dibao_amount, Household.insured_size),
)
def benefit_per_head(households: Table) -> Any:
    """户月补助金额除以保障人口。

    | 户编号 | 保障人口 | 月补助金额（元） | 低保人均补助（元/月） |
    | 1      | 3        | 900              | 300                   |
    """
    people = households[Household.insured_size]
    return half_up(households[Household.dibao_amount] / people.where(people > 0))
