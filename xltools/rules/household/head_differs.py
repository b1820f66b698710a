"""H03."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import HEADS


@rule("H03", ERROR, short="户主身份证号前后不一致")
def head_differs(households: Table) -> Hits:
    """{格}户主身份证号与户主本人那一行的证件号码不一致，请核对。

    报在该户第一行。

    | 户编号 | 户主身份证号           | 姓名 | 证件号码           | 与户主关系 |
    | 1      | 410526197501011234     | 王强 | 410526197501011234 | 户主       |
    | 2      | **410526197602021239** | 李强 | 410526197602021212 | 户主       |
    """
    number = households[Household.household_no]
    own = households[Household.member_id].where(households[Household.relation].isin(HEADS))
    head = own.groupby(number, sort=False).transform("first")
    stated = households[Household.head_id]
    return hits(
        households, first(households) & stated.notna() & head.notna() & (stated != head), Household.head_id
    )
