"""应缴保费."""

from __future__ import annotations

from typing import Any

from xltools.derived.insurance_cover.due import premium_due
from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONEY


@derived(
    "应缴保费",
    MONEY,
    kind=InsuranceCover,
    formula='IF(AND(ISNUMBER({rural_population}),投保比例<>"",每人保费<>""),ROUND({rural_population}*投保比例*每人保费,2),"")',
)
def due_premium(insurance_covers: Table, policy: Policy, period: Period) -> Any:
    """农村人口乘投保比例乘每人保费，元。

    | 县（市、区） | 农村人口 | 应缴保费 |
    | 滑县         | 100000   | 250000   |
    """
    return premium_due(insurance_covers[InsuranceCover.rural_population], policy, period)
