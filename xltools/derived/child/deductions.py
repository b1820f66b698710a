"""抵扣合计."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.child.money import OFFSETS
from xltools.derived.formulas import as_text
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONEY

_FORMULA = (
    f'IF(OR({{child_name}}="",{as_text(*OFFSETS.values())}),"",'
    "ROUND(SUM({offset_dibao},{offset_tekun},{offset_disab}),2))"
)


@derived("抵扣合计", MONEY, kind=Child, formula=_FORMULA)
def deductions(children: Table) -> Any:
    """已享受的低保、特困、困难残疾人生活补贴之和；空白按0。

    | 儿童姓名 | 已享受低保金额（元） | 已享受特困金额（元） | 抵扣合计 |
    | 王芳     | 300                  |                      | 300      |
    | 李明     |                      |                      | 0        |
    """
    amounts = [children[field] for field in OFFSETS.values()]
    unknown = pd.concat([children.noted(field) for field in OFFSETS.values()], axis=1).any(axis=1)
    return sum(amount.fillna(0.0) for amount in amounts).mask(unknown)
