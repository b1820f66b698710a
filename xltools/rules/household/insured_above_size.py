"""H18."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H18", ERROR, short="保障人口多于家庭人口")
def insured_above_size(households: Table) -> Hits:
    """{格}保障人口{a}人大于家庭人口{b}人，请核对。

    | 户编号 | 家庭人口 | 保障人口 |
    | 1      | 3        | 3        |
    | 2      | 3        | **4**    |
    """
    a, b = households[Household.insured_size], households[Household.family_size]
    return hits(households, first(households) & (a > b), Household.insured_size, a=a, b=b)
