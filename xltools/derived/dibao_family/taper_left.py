"""渐退期剩余月数."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import months_from_now
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.derived import derived
from xltools.model.period import Period, months_between
from xltools.model.table import Table
from xltools.values import COUNT


@derived("渐退期剩余月数", COUNT, kind=DibaoFamily, formula=months_from_now(DibaoFamily.taper_end))
def taper_left(dibao_families: Table, period: Period) -> Any:
    """从本期到渐退期止还有几个月；0表示本月届满，负数表示已过。

    | 户主姓名 | 渐退期止 | 渐退期剩余月数 |
    | 王强     | 2021-10  | 6              |
    | 李强     | 2021-04  | 0              |
    """
    now = pd.Series(period.as_month, index=dibao_families.labels)
    return months_between(now, dibao_families[DibaoFamily.taper_end])
