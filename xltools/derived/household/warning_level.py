"""预警等级."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import as_text, by_county
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.table import Table
from xltools.values import choice

_FORMULA = (
    'IF({household_no}="","",IF({monitor_category}<>"",IF({risk_cleared}="是","无","黄色"),'
    f'IF({as_text(Household.per_capita_income)},"",'
    f'IFERROR(IF(AND(ISNUMBER({{per_capita_income}}),{by_county(Household.county, "监测线")}<>"",'
    f'{{per_capita_income}}<{by_county(Household.county, "监测线")}),"红色","无"),"无"))))'
)


@derived("预警等级", choice("红色", "黄色", "无"), kind=Household, formula=_FORMULA)
def warning_level(households: Table, policy: Policy, period: Period) -> Any:
    """红色：收入低于监测线而未纳入监测；黄色：已纳入监测、风险未消除；其余为无。

    | 户编号 | 县（市、区） | 人均纯收入（元） | 监测对象类别 | 风险是否消除 | 预警等级 |
    | 1      | 滑县         | 5000             |              |              | 红色     |
    | 2      | 滑县         | 5000             | 边缘易致贫户 | 否           | 黄色     |
    | 3      | 滑县         | 9000             |              |              | 无       |
    """
    line = policy.column("monitor_line", households.county_of(), period)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的防返贫监测收入线（monitor_line）")
    watched = households.filled(Household.monitor_category)
    low = households[Household.per_capita_income] < line
    level = pd.Series("无", index=households.labels, dtype=object)
    level = level.mask(watched & ~households[Household.risk_cleared].fillna(False).astype(bool), "黄色")
    return level.mask(low & ~watched, "红色")
