"""实发与应发之差."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.money import insist, payable
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONEY


@derived(
    "实发减应发（元）",
    MONEY,
    kind=Child,
    formula='IF(AND(ISNUMBER({pay_amount}),ISNUMBER({amount_due})),ROUND({pay_amount}-{amount_due},2),"")',
)
def paid_difference(children: Table, policy: Policy, period: Period) -> Any:
    """本月发放金额减本月应发；正数多发，负数少发，补发金额不算在内。

    ```toml
    [[child_std]]
    from = "2019-07"
    scattered = 950
    institution = 1350
    ```

    | 县（市、区） | 儿童类别 | 起领年月 | 在册状态 | 本月发放金额（元） | 实发减应发（元） |
    | 滑县         | 社会散居 | 2020-02  | 在册     | 1050               | 100              |
    """
    due = payable(children, policy, period)
    insist(due, period)
    return (children[Child.pay_amount] - due).round(2)
