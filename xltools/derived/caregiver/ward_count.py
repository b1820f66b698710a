"""照料人数."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.caregiver import Caregiver
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import COUNT


@derived("照料人数", COUNT, kind=Caregiver)
def ward_count(caregivers: Table) -> Any:
    """同一照料人（按身份证号）在全部台账里照料几个人。

    | 身份证号           | 被照料人身份证号   | 照料人数 |
    | 11010519491231002X | 410526201204301226 | 2        |
    | 11010519491231002X | 410526201205011212 | 2        |
    """
    keeper, ward = caregivers[Caregiver.caregiver_id], caregivers[Caregiver.ward_id]
    return ward.groupby(keeper, sort=False).transform("nunique").astype("float64").where(keeper.notna())
