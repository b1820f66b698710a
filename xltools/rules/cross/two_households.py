"""X17."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("X17", ERROR, short="一人多户")
def two_households(households: Table) -> Hits:
    """一人多户：{姓名}同时在户{户a}（{格1}）和户{户b}（{格2}），请保留一处。

    按证件号码，报在后一处。

    | 户编号 | 姓名 | 证件号码               |
    | 1      | 王芳 | 410526201203041223     |
    | 2      | 王芳 | **410526201203041223** |
    | 2      | 李明 | 41052620140304121X     |
    """
    number, household = households[Household.member_id], households[Household.household_no]
    first = first_same(number)
    its = first.map(household)
    wrong = first.notna() & household.notna() & its.notna() & (its != household)
    return hits(households, wrong, Household.member_id, also=first, 户a=its, 户b=household)
