"""低于监测线."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import as_text, by_county
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.table import Table
from xltools.values import YES_NO

_FORMULA = (
    f'IFERROR(IF(OR({{per_capita_income}}="",{as_text(Household.per_capita_income)},'
    f'{by_county(Household.county, "监测线")}=""),"",'
    f'IF({{per_capita_income}}<{by_county(Household.county, "监测线")},"是","否")),"")'
)


@derived("低于监测线", YES_NO, kind=Household, formula=_FORMULA)
def below_line(households: Table, policy: Policy, period: Period) -> Any:
    """人均纯收入是否低于当月的防返贫监测收入线。

    | 户编号 | 县（市、区） | 人均纯收入（元） | 低于监测线 |
    | 1      | 滑县         | 5999             | 是         |
    | 2      | 滑县         | 6000             | 否         |
    """
    line = policy.column("monitor_line", households.county_of(), period)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的防返贫监测收入线（monitor_line）")
    income = households[Household.per_capita_income]
    return (income < line).astype("boolean").mask(income.isna() | line.isna())
