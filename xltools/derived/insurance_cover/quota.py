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


@derived("应投保人数", COUNT, kind=InsuranceCover)
def quota(insurance_covers: Table, policy: Policy, period: Period) -> Any:
    """农村人口乘投保比例（5%），取整。

    | 县（市、区） | 农村人口 | 应投保人数 |
    | 滑县         | 100010   | 5000       |
    """
    return insured_quota(insurance_covers[InsuranceCover.rural_population], policy, period)
