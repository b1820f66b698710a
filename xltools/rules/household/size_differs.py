"""H04."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import members


@rule("H04", ERROR, short="家庭人口与成员数不符")
def size_differs(households: Table) -> Hits:
    """{格}家庭人口填{a}人，成员表有{b}人，请核对。

    报在该户第一行。

    | 户编号 | 家庭人口 | 姓名 |
    | 1      | 2        | 王强 |
    | 1      | 2        | 王芳 |
    | 2      | **3**    | 李强 |
    """
    stated, counted = households[Household.family_size], members(households)
    return hits(
        households,
        first(households) & counted.notna() & (stated != counted) & stated.notna(),
        Household.family_size,
        a=stated,
        b=counted,
    )
