"""本月应发."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.money import OFFSETS, insist, payable
from xltools.derived.formulas import NOW, as_text, months
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONEY

_FORMULA = (
    f'IFERROR(IF(OR({{std_amount}}="",期末="",{as_text(*OFFSETS.values())}),"",'
    'IF({status}="退出",0,IF(IF({start_month}="",0,'
    f'{months("{start_month}")})>{NOW},0,IF(IF({{end_month}}="",999999,{months("{end_month}")})<{NOW},0,'
    'MAX(0,ROUND({std_amount}-SUM({offset_dibao},{offset_tekun},{offset_disab}),2)))))),"")'
)


@derived("本月应发（元）", MONEY, kind=Child, formula=_FORMULA)
def amount_due(children: Table, policy: Policy, period: Period) -> Any:
    """标准减抵扣，最少为0；已退出和不在起领、末领年月之间的为0。

    ```toml
    [[child_std]]
    from = "2019-07"
    scattered = 950
    institution = 1350
    ```

    | 县（市、区） | 儿童类别 | 已享受低保金额（元） | 起领年月 | 在册状态 | 本月应发（元） |
    | 滑县         | 社会散居 | 300                  | 2020-02  | 在册     | 650            |
    | 滑县         | 社会散居 |                      | 2020-02  | 退出     | 0              |
    | 滑县         | 集中供养 |                      | 2021-05  | 在册     | 0              |
    """
    due = payable(children, policy, period)
    insist(due, period)
    return due
