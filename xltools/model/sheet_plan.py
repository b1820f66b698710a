"""A sheet to be written, as data: what stands on it and how it is meant, not how a library draws it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

from xltools.model.address import CellRef
from xltools.model.finding import Severity

Style = Literal["text", "wrap", "integer", "number", "money", "percent", "points", "date", "month"]
Align = Literal["left", "center", "right"]

#: From the place of a cell in an input file to a link to it (`Cell.link`), None where there is nothing to link to.
Link = Callable[[CellRef], str | None]


def no_link(_: CellRef) -> str | None:
    """For results of which nobody knows where they will lie."""
    return None


@dataclass(frozen=True)
class Cell:
    """A cell with more than a value: a formula with its cached value, a link, a mark, a comment.

    `formula` starts with '=' and `value` is its right result. `link`: 'internal:Sheet!A1' or 'external:file#Sheet!A1'.
    """

    value: Any = None
    formula: str | None = None
    link: str | None = None
    severity: Severity | None = None
    comment: str | None = None
    bold: bool = False


@dataclass(frozen=True)
class ColumnPlan:
    """One column: heading path from the top (equal neighbours are merged), kind of value, width in characters.

    `total`: how the 合计 row is made: 'sum' (a SUM formula), a Cell, a constant, or None for an empty cell.
    `choices`: a drop-down on every row. `width` None: from the contents, Chinese characters counting two, between 6 and 48.
    """

    heading: str | tuple[str, ...]
    style: Style = "text"
    width: float | None = None
    align: Align | None = None
    total: Any = None
    choices: tuple[str, ...] = ()

    @property
    def path(self) -> tuple[str, ...]:
        return (self.heading,) if isinstance(self.heading, str) else self.heading


@dataclass(frozen=True)
class ChartPlan:
    """A native chart beside or below the table: `series` and `category` are column numbers counted from 0.

    Only data rows are drawn, never the 合计 row.
    """

    title: str
    kind: Literal["column", "bar", "line", "stacked"]
    category: int
    series: tuple[int, ...]
    value_axis: str = ""
    height_rows: int = 18


@dataclass
class SheetPlan:
    """A table made for printing: title, 填报 line, headings, rows, total, footnotes, sign-off, chart.

    `rows` hold plain values or `Cell`s, one per column. `total_label` None: no 合计 row. `sign_off`: the line
    单位负责人 审核人 制表人 填报日期. `paper` None: A4, or A3 above 16 columns. `note`: the line below the title.
    `own_heights`: rows get the height that their texts need; else whoever opens the file makes them fit.
    """

    name: str
    title: str
    columns: Sequence[ColumnPlan]
    rows: Sequence[Sequence[Any]]
    note: str = ""
    total_label: str | None = None
    sign_off: bool = False
    footnotes: Sequence[str] = ()
    charts: Sequence[ChartPlan] = ()
    landscape: bool = True
    paper: Literal["A4", "A3"] | None = None
    freeze_columns: int = 0
    filter: bool = False
    tab_color: str | None = None
    own_heights: bool = True

    def column(self, *heading: str) -> list[Any] | None:
        """The plain values of the column whose heading path ends so, row by row; None where there is no such column."""
        for at, one in enumerate(self.columns):
            if one.path[-len(heading) :] == heading:
                return [
                    cell.value if isinstance(cell, Cell) else cell for cell in (row[at] for row in self.rows)
                ]
        return None
