"""What an identity number says, for whole columns."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.model.period import Period
from xltools.values.id_card import births, sexes


def births_of(numbers: Any) -> Any:
    """Birthdays (datetime64[s]), NaT where there is no resident number."""
    return pd.Series(births(list(numbers)), index=numbers.index).astype("datetime64[s]")


def sexes_of(numbers: Any) -> Any:
    """男 or 女, None where there is no resident number."""
    return pd.Series(sexes(list(numbers)), index=numbers.index, dtype=object)


def ages_of(numbers: Any, period: Period) -> Any:
    """Full years on the closing day (float64), NaN where there is no resident number."""
    born = births_of(numbers)
    day = period.closing_day
    not_yet = (born.dt.month * 100 + born.dt.day) > (day.month * 100 + day.day)
    return (day.year - born.dt.year - not_yet).where(born.notna()).astype("float64")
