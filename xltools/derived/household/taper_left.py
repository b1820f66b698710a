"""渐退期剩余月数."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import months_from_now
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period, months_between
from xltools.model.table import Table
from xltools.values import COUNT


@derived("渐退期剩余月数", COUNT, kind=Household, formula=months_from_now(Household.taper_end))
def taper_left(households: Table, period: Period) -> Any:
    """从本期到渐退期止还有几个月，含止月；0表示本月届满，负数表示已过。

    | 户编号 | 渐退期止 | 渐退期剩余月数 |
    | 1      | 2021-10  | 6              |
    """
    return months_between(
        pd.Series(period.as_month, index=households.labels), households[Household.taper_end]
    )
