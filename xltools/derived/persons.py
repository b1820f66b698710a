"""What an identity number says, for whole columns."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.model.field import Field
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.values.id_card import births, sexes


def births_of(table: Table, number: Field) -> Any:
    """Birthdays (datetime64[s]) by a column of identity numbers, NaT where there is no resident number."""
    return table.once("births", number, _births)


def sexes_of(table: Table, number: Field) -> Any:
    """男 or 女 by a column of identity numbers, None where there is no resident number."""
    return table.once("sexes", number, _sexes)


def ages_of(table: Table, number: Field, period: Period) -> Any:
    """Full years on the closing day (float64), NaN where there is no resident number."""
    return years_on(births_of(table, number), period.last_moment)


def years_on(born: Any, day: Any) -> Any:
    """Full years of age on a day (one day or a column); NaN where a date is missing."""
    later = day.dt if isinstance(day, pd.Series) else day
    not_yet = (later.month * 100 + later.day) < (born.dt.month * 100 + born.dt.day)
    return (later.year - born.dt.year - not_yet).astype("float64")


def still(table: Table) -> Any:
    """Rows of a ledger with a 在册状态 that have not left: everything but 退出."""
    return table[table.kind.fields["state"]] != "退出"


def _births(numbers: Any) -> Any:
    return pd.Series(births(numbers.to_numpy()), index=numbers.index).astype("datetime64[s]")


def _sexes(numbers: Any) -> Any:
    return pd.Series(sexes(numbers.to_numpy()), index=numbers.index, dtype=object)
