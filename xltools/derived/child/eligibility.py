"""认定结论."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.parents import verdicts
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import choice


@derived("认定结论", choice("符合", "不符合", "孤儿", "无法判定"), kind=Child)
def eligibility(children: Table, policy: Policy, period: Period) -> Any:
    """按父母双方情况对照认定表：符合、不符合、孤儿、无法判定。

    认定表见 xltools explain K04。

    | 父亲情况 | 母亲情况 | 认定结论 |
    | 服刑     | 失联     | 符合     |
    | 死亡     | 死亡     | 孤儿     |
    | 死亡     | 再婚     | 不符合   |
    """
    return verdicts(children, policy, period)
