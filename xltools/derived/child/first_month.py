"""应起领年月."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONTH


@derived(
    "应起领年月",
    MONTH,
    kind=Child,
    formula='IF(ISNUMBER({confirm_date}),YEAR(EDATE({confirm_date},1))&"-"&RIGHT("0"&MONTH(EDATE({confirm_date},1)),2),"")',
)
def first_month(children: Table) -> Any:
    """确认日期的次月。

    | 确认日期   | 应起领年月 |
    | 2021-03-31 | 2021-04    |
    """
    return children[Child.confirm_date].dt.to_period("M") + 1
