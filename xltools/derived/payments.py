"""The payment list, month by month and child by child."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.ledgers.lists import Payment
from xltools.model.period import Period
from xltools.model.table import Table


def in_month(payments: Table, period: Period) -> Any:
    """Payments that went through, of this month; a row without a month counts as this month's."""
    month = payments[Payment.month]
    failed = payments[Payment.state] == "失败"
    return ~failed & (month.isna() | (month == period.as_month))


def paid_by_child(payments: Table, period: Period) -> tuple[Any, Any]:
    """Number → sum of this month's payments in 元, and number → label of the first of them."""
    mine = in_month(payments, period) & payments.filled(Payment.id)
    number = payments[Payment.id][mine]
    amounts = payments[Payment.amount][mine]
    sums = amounts.groupby(number, sort=False).sum(min_count=1).round(2)
    first = pd.Series(number.index, index=number.to_numpy())
    return sums, first[~first.index.duplicated()]
