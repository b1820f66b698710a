"""Where something stands: file, sheet, row, column."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

_REFERENCE = re.compile(r"([A-Z]{1,3})([1-9]\d*)")


@cache
def column_letter(number: int) -> str:
    """1 → A, 27 → AA.

    >>> column_letter(1), column_letter(28), column_letter(16384)
    ('A', 'AB', 'XFD')
    """
    letters = ""
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


@cache
def column_number(letters: str) -> int:
    """A → 1, AA → 27.

    >>> column_number("XFD")
    16384
    """
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


@dataclass(frozen=True, slots=True, order=True)
class CellRef:
    """A place in a workbook as a clerk would name it; parts that are not known are None.

    `file` is the path as the user gave it (folder, `/`, the path below it); `row` and `column` count from 1.
    """

    file: str | None = None
    sheet: str | None = None
    row: int | None = None
    column: int | None = None

    @property
    def cell(self) -> str | None:
        """The cell's name, e.g. D14, or None for a whole sheet or file."""
        if self.row is None or self.column is None:
            return None
        return f"{column_letter(self.column)}{self.row}"

    @property
    def file_name(self) -> str:
        return (self.file or "").rsplit("/", 1)[-1]

    def shown(self, beside: CellRef | None = None) -> str:
        """儿童台账!D14; with the file in front when it is another one than `beside`'s.

        >>> CellRef("a/滑县.xlsx", "儿童", 14, 4).shown()
        '儿童!D14'
        >>> CellRef("a/滑县.xlsx", "儿童", 14, 4).shown(CellRef("a/汤阴县.xlsx", "儿童", 2, 1))
        '《滑县.xlsx》儿童!D14'
        """
        inside = "!".join(part for part in (self.sheet, self.cell) if part)
        if not inside or (beside is not None and beside.file != self.file):
            return f"《{self.file_name}》{inside}"
        return inside


def parse_cell(reference: str) -> tuple[int, int]:
    """D14 → (14, 4), row first.

    Raises ValueError for anything that is not a plain A1 reference.
    """
    match = _REFERENCE.fullmatch(reference.replace("$", ""))
    if match is None:
        raise ValueError(f"not a cell reference: {reference!r}")
    return int(match[2]), column_number(match[1])
