"""What stands around the rows: county, month and unit in title lines, sheet names and file names."""

from __future__ import annotations

import re

from xltools.model.address import CellRef
from xltools.model.book import Said
from xltools.reading.sheet import RawSheet
from xltools.values.month import find_month
from xltools.values.region import county_in_text
from xltools.values.text import fold

_UNIT = re.compile(r"(?:金额)?单位\s*[:：]\s*(?:人民币)?(万元|千元|元)")
_NOT_PERIOD = re.compile(r"(?:填报|报送|制表|上报|填表)(?:日期|时间)")

FACTORS = {"元": 1, "千元": 1000, "万元": 10_000}


class Preface:
    """The lines above a heading, and the names of sheet and file."""

    def __init__(self, file: str, sheet: RawSheet, first: int, last: int) -> None:
        self._file = file
        self._sheet = sheet
        self._lines = [
            (CellRef(file, sheet.name, row, column), fold(cell))
            for row in range(first, last + 1)
            for column, cell in enumerate(sheet.rows[row - 1], start=1)
            if isinstance(cell, str) and cell.strip()
        ]

    @property
    def title(self) -> str:
        return " ".join([*(text for _, text in self._lines), self._sheet.name])

    def counties(self) -> list[Said]:
        """Counties named above the heading and in the file's name, in this order."""
        named = [Said(found, place, text) for place, text in self._lines if (found := county_in_text(text))]
        own = county_in_text(CellRef(self._file).file_name) or county_in_text(self._sheet.name)
        return [*named, *([Said(own, CellRef(self._file), CellRef(self._file).file_name)] if own else [])]

    def periods(self) -> list[Said]:
        """Months named above the heading (not the day of reporting) and in the file's name."""
        said = []
        for place, text in self._lines:
            month = find_month(_NOT_PERIOD.split(text)[0])
            if month is not None:
                said.append(Said(month, place, text))
        name = CellRef(self._file).file_name
        found = find_month(name)
        return [*said, *([Said(found, CellRef(self._file), name)] if found else [])]

    def unit(self) -> Said | None:
        """The unit of money that a line above the heading states."""
        for place, text in self._lines:
            match = _UNIT.search(text)
            if match:
                return Said(match[1], place, match[0])
        return None
