"""产业措施项数."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.household import Household
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import COUNT


@derived("产业措施项数", COUNT, kind=Household)
def industry_count(households: Table) -> Any:
    """产业扶持措施去掉重复后的项数。

    | 户编号 | 产业扶持措施       | 产业措施项数 |
    | 1      | 特色农业、光伏     | 2            |
    | 2      |                    | 0            |
    """
    measures = households[Household.industry_measures]
    counts = measures.map(lambda several: float(len(set(several))) if isinstance(several, tuple) else 0.0)
    return counts.astype("float64").mask(households.noted(Household.industry_measures))
