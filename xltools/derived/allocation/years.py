"""Allocations of one county in one year."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.allocation import Allocation
from xltools.model.table import Table


def county_year(allocations: Table) -> Any:
    """A key for each row's county and year (str), missing where either is."""
    year = allocations[Allocation.year]
    return (
        allocations.county_of() + "\x1f" + year.where(year.notna()).map("{:.0f}".format).where(year.notna())
    )
