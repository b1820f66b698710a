"""One value for one cell of a workbook."""

from __future__ import annotations

from typing import Any, NamedTuple


class Edit(NamedTuple):
    """`like_column`: the column in the same row whose look a new cell takes; `file` as in CellRef, where there are several."""

    sheet: str
    row: int
    column: int
    value: Any
    like_column: int | None = None
    file: str = ""
