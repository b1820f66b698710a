"""LibreOffice's copy of an open ledger: .xls, and 0 where a formula with a number format shows nothing."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any

from xltools.blanks import live_columns
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.read import raw_cells
from xltools.reading.workbook import open_workbook
from xltools.writing.mark import mark_fresh

_XLSX = b"PK\x03\x04"
_NOTHING = (0, dt.time(0, 0))


def repair(copy: Path) -> None:
    """Write such a copy anew without these zeros, every cell at its place; copies that Excel made stay as they are.

    Only columns that compute in the ledgers of `xltools template` are looked at.
    """
    content = copy.read_bytes()
    if content.startswith(_XLSX):
        return
    discover_all()
    live = {kind.title: {_heading(kind.fields, one) for one in live_columns(kind)} for kind in ledgers()}
    sheets = open_workbook(content, None)
    cells = raw_cells(sheets)
    for name, rows in cells.items():
        for columns, row in _with_headings(rows, live.get(name, set())):
            for at in columns:
                if row[at] in _NOTHING and not isinstance(row[at], bool):
                    row[at] = None
    mark_fresh(cells, copy, (), merged={sheet.name: sheet.merged for sheet in sheets})


def _heading(fields: Any, one: Any) -> str:
    return str(fields[one.fills].heading) if one.fills else str(one.heading)


def _with_headings(rows: list[list[Any]], headings: set[str]) -> list[tuple[list[int], list[Any]]]:
    """Each row below the first row that holds one of these headings, with the columns that are so headed."""
    for number, row in enumerate(rows):
        columns = [at for at, cell in enumerate(row) if isinstance(cell, str) and cell in headings]
        if columns:
            return [(columns, below) for below in rows[number + 1 :]]
    return []
