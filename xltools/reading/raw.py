"""The cells of a file as they lie, for marked copies of files that cannot be patched."""

from __future__ import annotations

from xltools.reading.folder import Found
from xltools.reading.read import raw_cells
from xltools.reading.workbook import open_workbook


def raw_sheets(found: Found, password: str | None = None) -> dict[str, list[list[object]]]:
    """Sheet name → rows from A1 on.

    Raises CannotOpen.
    """
    return raw_cells(open_workbook(found.path.read_bytes(), password))
