"""监测阶段."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.answers import yes
from xltools.derived.formulas import NOW, months
from xltools.derived.household.monitoring import has_measure, monitored
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values import choice

_FORMULA = (
    'IFERROR(IF(OR({monitor_category}="",期末=""),"",IF({change_type}="退出","已退出",IF({risk_cleared}="是",'
    f'IF(IF({{taper_end}}="",0,{months("{taper_end}")})>={NOW},"渐退中","已消除"),'
    'IF(OR({measures}<>"",{industry_measures}<>"",{dev_measure_done}="已实施"),"帮扶中","待帮扶")))),"")'
)


@derived(
    "监测阶段", choice("待帮扶", "帮扶中", "渐退中", "已消除", "已退出"), kind=Household, formula=_FORMULA
)
def stage(households: Table, period: Period) -> Any:
    """监测户走到了哪一步：识别后没有措施是待帮扶，有措施是帮扶中，消除后渐退期未满是渐退中，满了是已消除。

    不在监测名单里的空着；本月变动填“退出”的是已退出；没有填渐退期止的，消除了就是已消除。

    | 户编号 | 监测对象类别 | 风险是否消除 | 帮扶措施 | 渐退期止 | 本月变动 | 监测阶段 |
    | 1      | 边缘易致贫户 | 否           |          |          | 不变     | 待帮扶   |
    | 2      | 边缘易致贫户 | 否           | 技能培训 |          | 不变     | 帮扶中   |
    | 3      | 边缘易致贫户 | 是           | 技能培训 | 2021-04  | 不变     | 渐退中   |
    | 4      | 边缘易致贫户 | 是           | 技能培训 | 2021-03  | 不变     | 已消除   |
    | 5      | 边缘易致贫户 | 是           | 技能培训 |          | 退出     | 已退出   |
    | 6      |              |              |          |          | 不变     |          |
    """
    cleared = yes(households[Household.risk_cleared])
    tapering = households[Household.taper_end] >= period.as_month
    at = pd.Series("待帮扶", index=households.labels, dtype=object)
    at = at.mask(has_measure(households), "帮扶中")
    at = at.mask(cleared, "已消除").mask(cleared & tapering, "渐退中")
    at = at.mask(households[Household.change_type] == "退出", "已退出")
    return at.where(monitored(households), None)
