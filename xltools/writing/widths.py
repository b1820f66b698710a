"""How wide columns and how high rows must be so that Chinese text is not cut."""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date
from typing import Any
from unicodedata import east_asian_width

from xltools.model.sheet_plan import Cell, ColumnPlan

LEAST, MOST = 6.0, 48.0
#: Points of one line of text.
LINE = 15.0
#: Rows looked at for a width; the rest of a large ledger looks like them.
_SAMPLE = 400


def text_width(text: str) -> float:
    """Width of a text in character columns: a Chinese character takes two.

    >>> text_width("县A")
    3.0
    """
    return float(sum(2 if east_asian_width(one) in "WFA" else 1 for one in text))


def shown(value: Any, column: ColumnPlan) -> str:
    """The text that Excel will show for a value in this column."""
    if isinstance(value, Cell):
        value = value.value
    if value is None:
        return ""
    if isinstance(value, date):
        return "0000-00-00"
    if isinstance(value, int | float) and not isinstance(value, bool):
        match column.style:
            case "money":
                return f"{value:,.2f}"
            case "percent":
                return f"{value:.1%}"
            case "points":
                return f"{value:+.1f}"
        return f"{value:g}" if isinstance(value, float) else str(value)
    return str(value)


def column_width(column: ColumnPlan, cells: Sequence[Any]) -> float:
    """The column's stated width, else what its contents and headings need."""
    if column.width is not None:
        return column.width
    needed = max(
        (text_width(line) for cell in cells[:_SAMPLE] for line in shown(cell, column).split("\n")),
        default=0.0,
    )
    heading = text_width(column.path[-1])
    return min(max(LEAST, needed * 1.1 + 2, min(heading, 10) * 1.1 + 2), MOST)


def row_height(cells: Sequence[Any], columns: Sequence[ColumnPlan], widths: Sequence[float]) -> float:
    """The height that shows every line of every cell."""
    lines = 1
    for cell, column, width in zip(cells, columns, widths, strict=False):
        if column.style in ("text", "wrap"):
            text = shown(cell, column)
            if text:
                lines = max(lines, lines_needed(text, width))
    return max(22.0, lines * LINE + 6)


def lines_needed(text: str, width: float) -> int:
    """Lines that a text takes in a column.

    >>> lines_needed("一二三四五六", 8), lines_needed("甲\\n乙", 20)
    (2, 2)
    """
    return sum(max(1, math.ceil(text_width(line) * 1.05 / max(width - 0.8, 1))) for line in text.split("\n"))
