"""应末领年月."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.register import eighteenth
from xltools.derived.formulas import EIGHTEENTH, of_number
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import MONTH


@derived("应末领年月", MONTH, kind=Child, formula=of_number(Child.child_id, EIGHTEENTH))
def last_month(children: Table) -> Any:
    """满18周岁的当月。

    2月29日出生的，平年3月1日满18周岁，末领年月为3月。

    | 身份证号           | 应末领年月 |
    | 410526201204301226 | 2030-04    |
    """
    return eighteenth(children).dt.to_period("M")
