"""等待月数."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import NOW, months
from xltools.derived.household.stage import stage
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period, months_between
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "等待月数",
    COUNT,
    kind=Household,
    formula=f'IFERROR(IF(AND(OR({{stage}}="待帮扶",{{stage}}="帮扶中"),{{identified_month}}<>""),{NOW}-{months("{identified_month}")},""),"")',
)
def months_waiting(households: Table, period: Period) -> Any:
    """风险没有消除的监测户，从识别监测的月份到本期等了几个月；当月识别的是0。

    | 户编号 | 监测对象类别 | 识别监测时间 | 风险是否消除 | 等待月数 |
    | 1      | 边缘易致贫户 | 2021-01      | 否           | 3        |
    | 2      | 边缘易致贫户 | 2021-04      |              | 0        |
    | 3      | 边缘易致贫户 | 2021-01      | 是           |          |
    | 4      |              | 2021-01      |              |          |
    """
    open_now = stage(households, period).isin(("待帮扶", "帮扶中"))
    now = pd.Series(period.as_month, index=households.labels)
    return months_between(households[Household.identified_month], now).where(open_now)
