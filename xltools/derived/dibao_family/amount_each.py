"""人均月保障金额."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import each
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY
from xltools.values.money import half_up


@derived(
    "人均月保障金额",
    MONEY,
    kind=DibaoFamily,
    formula=each(DibaoFamily.monthly_amount, DibaoFamily.insured_size),
)
def amount_each(dibao_families: Table) -> Any:
    """户月保障金额除以保障人口，元，四舍五入到分；保障人口为0的空着。

    | 户主姓名 | 保障人口 | 户月保障金额（元） | 人均月保障金额 |
    | 王强     | 3        | 700                | 233.33         |
    | 李强     | 0        | 700                |                |
    """
    size = dibao_families[DibaoFamily.insured_size]
    return half_up(dibao_families[DibaoFamily.monthly_amount] / size.where(size > 0))
