"""距满18周岁月数."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.child.register import eighteenth
from xltools.derived.formulas import TO_EIGHTEENTH, of_number
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period, months_between
from xltools.model.table import Table
from xltools.values import COUNT


@derived("距满18周岁月数", COUNT, kind=Child, formula=of_number(Child.child_id, TO_EIGHTEENTH))
def months_left(children: Table, period: Period) -> Any:
    """从本期到满18周岁当月还有几个月；负数表示已满。

    | 身份证号           | 距满18周岁月数 |
    | 410526200306301222 | 2              |
    | 410526200303011238 | -1             |
    """
    last = eighteenth(children).dt.to_period("M")
    return months_between(pd.Series(period.as_month, index=children.labels), last)
