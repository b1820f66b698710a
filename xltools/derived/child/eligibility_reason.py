"""认定理由."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.parents import verdict_reasons
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import TEXT


@derived("认定理由", TEXT, kind=Child)
def eligibility_reason(children: Table, policy: Policy, period: Period) -> Any:
    """认定结论为什么是这样，一句话。

    认定表见 xltools explain K04。

    | 父亲情况 | 母亲情况 | 认定理由                                     |
    | 服刑     | 失联     | 父母双方均属规定情形                         |
    | 死亡     | 再婚     | 有一方不属于规定情形，确有困难可按一事一议办理 |
    """
    return verdict_reasons(children, policy, period)
