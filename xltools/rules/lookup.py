"""Look up rows of one table by a number in another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pandas as pd

from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.table import Table


def rows_by(table: Table, column: Field) -> Any:
    """Value of `column` → label of its first row (a Series)."""
    found = pd.Series(table.labels, index=table[column].to_numpy(), dtype="object")
    return found[found.index.notna() & ~found.index.duplicated()]


def at_row(found: Any, table: Table, column: Field) -> Any:
    """For each row the value of `column` in the row of `table` that was found for it (labels, missing where none)."""
    return found.map(table[column])


def place_in(found: Any, table: Table, column: Field) -> Callable[[Any], CellRef]:
    """A function from a label to the place of the row that was found for it."""
    return lambda label: table.place(found[label], column)


def in_counties(table: Table, counties: list[str]) -> Any:
    """Rows of a list that belong to the counties handed in; rows without a county belong to nobody in particular."""
    county = table.county_of()
    return county.isna() | county.isin(counties)


def reported(table: Table, other: Table) -> Any:
    """Rows of `table` whose county has also handed in the ledger `other`: a ledger that is not there proves nothing."""
    return table.county_of().isin(other.county_of().dropna().unique())
