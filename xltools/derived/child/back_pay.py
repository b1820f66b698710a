"""提标补发."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.child.money import insist, standard
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONEY


@derived("提标应补发（元）", MONEY, kind=Child)
def back_pay(children: Table, policy: Policy, period: Period) -> Any:
    """本月起标准提高时，本年已发月份按新旧标准之差应补的钱。

    只看新标准从本年1月起执行而后来才公布的情形：政策里该标准的起始月早于本期且在本年内，
    从起始月（或起领年月，取后者）到上月每月补差。标准没有变的为0。

    ```toml
    [[child_std]]
    from = "2019-07"
    scattered = 950
    institution = 1350

    [[child_std]]
    from = "2021-01"
    scattered = 1050
    institution = 1450
    ```

    | 县（市、区） | 儿童类别 | 起领年月 | 在册状态 | 提标应补发（元） |
    | 滑县         | 社会散居 | 2020-02  | 在册     | 300              |
    | 滑县         | 社会散居 | 2021-03  | 在册     | 100              |
    """
    now = standard(children, policy, period)
    insist(now, period)
    total = pd.Series(0.0, index=children.labels)
    start = children[Child.start_month]
    last_year = standard(children, policy, Period(period.year - 1, 12))
    for month in range(1, period.month):
        then = Period(period.year, month)
        rise = (standard(children, policy, then) - last_year).clip(lower=0).fillna(0.0)
        total += rise.where(active(children) & ((start <= then.as_month) | start.isna()), 0.0)
    return total.where(now.notna())
