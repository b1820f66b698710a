"""H15."""

from __future__ import annotations

from xltools.derived.household.income_each import total_income
from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H15", ERROR, short="人均收入与四项收入不符")
def income_sum(households: Table) -> Hits:
    """{格}人均{x}元×{n}人={b}元，与工资、经营、财产、转移四项收入之和{a}元不符，请核对。

    四项收入按全户全年；差额在每人1元以内不报；四项都空或有读不出的不判断。

    | 户编号 | 家庭人口 | 人均纯收入（元） | 工资性收入（元） | 生产经营性收入（元） |
    | 1      | 2        | 9000             | 12000            | 6000                 |
    | 2      | 2        | **9000**         | 12000            | 9000                 |
    """
    size, income = households[Household.family_size], households[Household.per_capita_income]
    total = total_income(households)
    wrong = first(households) & ((total - income * size).abs() > size)
    return hits(households, wrong, Household.per_capita_income, x=income, n=size, a=total, b=income * size)
