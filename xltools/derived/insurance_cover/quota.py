"""应投保人数."""

from __future__ import annotations

from typing import Any

from xltools.derived.insurance_cover.due import insured_quota
from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "应投保人数",
    COUNT,
    kind=InsuranceCover,
    formula='IF(AND(ISNUMBER({rural_population}),投保比例<>""),ROUND({rural_population}*投保比例,0),"")',
)
def quota(insurance_covers: Table, policy: Policy, period: Period) -> Any:
    """农村人口乘投保比例（5%），四舍五入取整。

    | 县（市、区） | 农村人口 | 应投保人数 |
    | 滑县         | 100010   | 5001       |
    """
    return insured_quota(insurance_covers[InsuranceCover.rural_population], policy, period)
