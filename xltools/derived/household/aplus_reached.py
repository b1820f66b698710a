"""A+类是否达到下限."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import each
from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import YES_NO
from xltools.values.money import half_up

_EACH = each(Household.dibao_amount, Household.insured_size)
_FORMULA = (
    f'IFERROR(IF(OR({{dibao_class}}<>"A+",{_EACH}="",A类下限=""),"",IF({_EACH}>=A类下限,"是","否")),"")'
)


@derived("A+类达到下限", YES_NO, kind=Household, formula=_FORMULA)
def aplus_reached(households: Table, policy: Policy, period: Period) -> Any:
    """低保类别为A+的，人均补助是否达到每人每月下限（政策参数 aplus_min）；正好等于下限的算达到，其他类别空着。

    | 户编号 | 低保类别 | 保障人口 | 月补助金额（元） | A+类达到下限 |
    | 1      | A+       | 2        | 600              | 是           |
    | 2      | A+       | 2        | 598              | 否           |
    | 3      | A        | 2        | 400              |              |
    """
    least = float(policy.need("aplus_min", period))
    size = households[Household.insured_size]
    paid = half_up(households[Household.dibao_amount] / size.where(size > 0))
    judged = (households[Household.dibao_class] == "A+") & paid.notna()
    return (paid >= least).astype("boolean").mask(~judged)
