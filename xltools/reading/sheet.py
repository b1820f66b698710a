"""A sheet as it lies in the file: raw cells and what the layout says, before anything is understood."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from functools import cached_property

ERROR_VALUE = re.compile(r"#(?:REF!|N/A|VALUE!|DIV/0!|NAME\?|NUM!|NULL!|SPILL!|CALC!|GETTING_DATA)")


@dataclass
class RawSheet:
    """Rows of raw cells from A1 on; rows and columns are counted from 1 in every other attribute.

    `merged`: (first row, first column, last row, last column). `errors`: (row, column) → #REF! and the like;
    `uncalculated`: formulas that were saved without a result.
    """

    name: str
    rows: list[list[object]]
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden: bool = False
    errors: dict[tuple[int, int], str] = field(default_factory=dict)
    uncalculated: set[tuple[int, int]] = field(default_factory=set)
    hidden_rows: set[int] = field(default_factory=set)
    hidden_columns: set[int] = field(default_factory=set)

    def cell(self, row: int, column: int) -> object:
        """The raw cell, None outside the sheet."""
        if 1 <= row <= len(self.rows) and 1 <= column <= len(self.rows[row - 1]):
            return self.rows[row - 1][column - 1]
        return None

    def is_blank(self, row: int, column: int) -> bool:
        """Whether nothing stands in a cell: blanks are nothing, an error value is something."""
        cell = self.cell(row, column)
        if cell is None or (isinstance(cell, str) and not cell.strip()):
            return (row, column) not in self.errors
        return False

    def reach(self, places: Iterable[tuple[int, int]]) -> None:
        """Make room for cells below the last row that was read, where only error values stand."""
        for row in range(len(self.rows) + 1, max((row for row, _ in places), default=0) + 1):
            self.rows.insert(row - 1, [])

    def is_filled(self, row: int) -> bool:
        """Whether anything stands in a row."""
        cells = self.rows[row - 1]
        return row in self._error_rows or any(
            type(cell) is not str or cell.strip() for cell in cells if cell is not None
        )

    @cached_property
    def _error_rows(self) -> frozenset[int]:
        return frozenset(row for row, _ in self.errors)

    @property
    def width(self) -> int:
        return max((len(row) for row in self.rows), default=0)


class CannotOpen(Exception):
    """A file that cannot be read: `reason` is a Chinese clause, `remedy` what the county should do."""

    def __init__(self, reason: str, remedy: str) -> None:
        super().__init__(reason)
        self.reason = reason
        self.remedy = remedy
