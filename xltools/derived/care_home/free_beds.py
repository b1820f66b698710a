"""空余床位."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.care_home import CareHome
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import COUNT


@derived(
    "空余床位",
    COUNT,
    kind=CareHome,
    formula='IF(AND(ISNUMBER({beds}),ISNUMBER({residents})),{beds}-{residents},"")',
)
def free_beds(care_homes: Table) -> Any:
    """床位数减集中托养人数；负数表示超员。

    | 机构名称 | 床位数 | 集中托养人数 | 空余床位 |
    | 甲       | 30     | 22           | 8        |
    """
    return care_homes[CareHome.beds] - care_homes[CareHome.residents]
