"""Values for cells of a workbook, column by column: a filled ledger has a million of them."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, NamedTuple


class ColumnEdit(NamedTuple):
    """A value for each of these rows of one column. `like_column`: the column in the same rows whose look new cells take;
    `file` as in CellRef, where there are several."""

    sheet: str
    column: int
    rows: list[int]
    values: list[Any]
    like_column: int | None = None
    file: str = ""

    def cells(self) -> Iterator[tuple[int, Any]]:
        """Row and value of each cell."""
        return zip(self.rows, self.values, strict=True)
