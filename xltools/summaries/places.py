"""Where a line of a table comes from: the file, and the cell with a link to it."""

from __future__ import annotations

from xltools.model.address import CellRef
from xltools.model.sheet_plan import Cell, ColumnPlan, Link


def place_columns(group: str) -> tuple[ColumnPlan, ColumnPlan]:
    """Two columns below a group heading, for `place_cells`."""
    return ColumnPlan((group, "文件"), "wrap", width=17), ColumnPlan((group, "位置"), "wrap", width=15)


def place_cells(place: CellRef | None, link: Link) -> tuple[str, Cell | None]:
    """File and cell of a place; blank where there is none."""
    if place is None:
        return "", None
    return place.file_name, Cell(place.shown(place), link=link(place))
