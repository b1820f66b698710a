"""家庭人口."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "家庭人口",
    COUNT,
    kind=Household,
    fills=Household.family_size,
    formula='IF({household_no}="","",SUMPRODUCT(--({household_no:all}={household_no})))',
)
def family_size(households: Table) -> Any:
    """同一户编号的成员行数。

    | 户编号 | 证件号码           | 家庭人口 |
    | 1      | 11010519491231002X | 2        |
    | 1      | 410526201204301226 | 2        |
    """
    number = households[Household.household_no]
    return number.groupby(number, sort=False).transform("size").astype("float64").where(number.notna())
