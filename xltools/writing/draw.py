"""One sheet plan → one XlsxWriter worksheet."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from xltools.model.address import column_letter
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.writing.formats import BODY_FONT, Formats
from xltools.writing.long_sheet import MAX_TEXT, LongSheet
from xltools.writing.widths import column_width, row_height, text_width

MAX_ROWS = 1_000_000
_MAX_LINKS = 60_000
#: Above this many rows all rows keep the standard height: measuring each would take longer than writing it.
_MEASURED = 3000
#: The height of rows that are not measured, in points.
_LINE_HEIGHT = 18
_A3_FROM = 17
_ONE_PAGE = 30
#: Characters that an A4 page lying down still shows legibly; a wider ledger goes over several pages side by side.
_PAGE_WIDTH = 230
SIGN_OFF = "单位负责人：              审核人：              制表人：              填报日期："
_COLOURS = ("#4472C4", "#ED7D31", "#70AD47", "#FFC000", "#7F7F7F")


class SheetDrawing:
    """Draws from top to bottom: title, note, headings, rows, total, footnotes, sign-off, charts."""

    def __init__(self, workbook: Any, plan: SheetPlan, formats: Formats, name: str) -> None:
        self._workbook, self._plan, self._formats, self._name = workbook, plan, formats, name
        self._sheet = workbook.add_worksheet(name, LongSheet)
        self._widths = [
            column_width(column, [row[at] for row in plan.rows[:400]])
            for at, column in enumerate(plan.columns)
        ]
        self._last = len(plan.columns) - 1
        wide = len(plan.columns) >= _A3_FROM if plan.paper is None else plan.paper == "A3"
        self._paper = 8 if wide else 9
        self._pages = max(1, round(sum(self._widths) / (_PAGE_WIDTH * (1.4 if wide else 1.0))))
        self._first_page = self._columns_of_first_page()
        self._row = 0
        self._links = 0
        self.first_data = 0

    def draw(self) -> None:
        self._columns()
        self._title()
        self._headings()
        self.first_data = self._row
        self._rows()
        self._total()
        self._below()
        self._page()
        for chart in self._plan.charts:
            self._chart(chart)

    def _columns(self) -> None:
        for at, width in enumerate(self._widths):
            self._sheet.set_column(at, at, width)

    def _columns_of_first_page(self) -> int:
        """The last column of the first of several pages: titles stand over it, not in the middle of all pages."""
        room, used = sum(self._widths) / self._pages, 0.0
        for at, width in enumerate(self._widths):
            used += width
            if used >= room * 0.98:
                return at
        return self._last

    def _title(self) -> None:
        room = sum(self._widths[: self._first_page + 1])
        small = text_width(self._plan.title) * 2.2 > room
        lines = max(1, round(text_width(self._plan.title) * (1.8 if small else 2.2) / max(room, 1) + 0.49))
        self._sheet.set_row(self._row, (26 if small else 32) * lines + 6)
        self._across(self._plan.title, self._formats.title(small=small))
        if self._plan.note:
            lines = max(1, round(text_width(self._plan.note) * 1.2 / max(room, 1) + 0.49))
            self._sheet.set_row(self._row, 20 * lines)
            self._across(
                self._plan.note,
                self._formats.get(font_name="仿宋", font_size=12, valign="vcenter", text_wrap=True),
            )

    def _across(self, text: str, form: Any) -> None:
        """A line over the whole width of the table, or of its first page."""
        if self._first_page > 0:
            self._sheet.merge_range(self._row, 0, self._row, self._first_page, text, form)
        else:
            self._sheet.write_string(self._row, 0, text, form)
        self._row += 1

    def _headings(self) -> None:
        """Heading paths in as many rows as the longest; equal neighbours are merged, short paths reach down."""
        paths = [column.path for column in self._plan.columns]
        depth = max(len(path) for path in paths)
        form = self._formats.heading()
        top = self._row
        done: set[tuple[int, int]] = set()
        for level in range(depth):
            for at, path in enumerate(paths):
                if level >= len(path) or (level, at) in done:
                    continue
                right = at
                while (
                    right < self._last
                    and level + 1 < len(path)
                    and paths[right + 1][: level + 1] == path[: level + 1]
                ):
                    right += 1
                bottom = depth - 1 if level == len(path) - 1 else level
                done |= {(level, one) for one in range(at, right + 1)}
                self._merge(top + level, at, top + bottom, right, path[level], form)
        for level in range(depth):
            needed = max(
                (
                    row_height([path[level]], [ColumnPlan("", "wrap")], [self._span(paths, at, level)])
                    for at, path in enumerate(paths)
                    if level < len(path)
                ),
                default=22.0,
            )
            share = needed / (depth - level) if depth > 1 else needed
            self._sheet.set_row(top + level, max(24.0, share if level == depth - 1 or depth == 1 else 24.0))
        self._heading_rows = (top, top + depth - 1)
        self._row = top + depth

    def _span(self, paths: Sequence[tuple[str, ...]], at: int, level: int) -> float:
        """The width that a heading has: its column, or all columns below a group."""
        path = paths[at]
        if level + 1 >= len(path):
            return self._widths[at]
        return sum(
            width
            for width, other in zip(self._widths, paths, strict=True)
            if other[: level + 1] == path[: level + 1]
        )

    def _merge(self, top: int, left: int, bottom: int, right: int, text: str, form: Any) -> None:
        if (top, left) == (bottom, right):
            self._sheet.write_string(top, left, text, form)
        else:
            self._sheet.merge_range(top, left, bottom, right, text, form)

    def _rows(self) -> None:
        looks = [self._formats.body(column) for column in self._plan.columns]
        if not self._plan.own_heights:
            self._sheet.set_default_row(_LINE_HEIGHT)
        if len(self._plan.rows) > _MEASURED:
            self._many_rows(looks)
            return
        for row in self._plan.rows:
            if self._plan.own_heights:
                self._sheet.set_row(self._row, row_height(row, self._plan.columns, self._widths))
            for at, value in enumerate(row):
                if isinstance(value, Cell):
                    self._write(self._row, at, value, self._plan.columns[at])
                else:
                    self._plain(self._row, at, value, looks[at])
            self._row += 1

    def _many_rows(self, looks: Sequence[Any]) -> None:
        """Plain values as one block; only cells with a mark, link, formula or comment are written one by one."""
        self._sheet.set_default_row(_LINE_HEIGHT)
        block = []
        for at, row in enumerate(self._plan.rows, start=self._row):
            if Cell in set(map(type, row)):
                row = self._without_cells(at, row)
            block.append(row)
        self._sheet.write_block(self._row, block, looks)
        self._row += len(block)
        # Blank cells are not stored; a rule draws their borders.
        border = {"type": "blanks", "format": self._formats.get(border=1)}
        self._sheet.conditional_format(self.first_data, 0, self._row - 1, self._last, border)

    def _without_cells(self, number: int, row: Sequence[Any]) -> list[Any]:
        """Write the cells that are more than a value; what is left for the block."""
        values = list(row)
        for at, value in enumerate(values):
            if isinstance(value, Cell):
                self._write(number, at, value, self._plan.columns[at])
                values[at] = None
        return values

    def _write(self, row: int, at: int, value: Any, column: ColumnPlan, *, bold: bool = False) -> None:
        cell = value if isinstance(value, Cell) else Cell(value)
        link = cell.link is not None and self._links < _MAX_LINKS
        form = self._formats.body(column, severity=cell.severity, bold=bold or cell.bold, link=link)
        if cell.formula is not None:
            self._sheet.write_formula(
                row, at, cell.formula, form, cell.value if cell.value is not None else 0
            )
        elif link:
            self._links += 1
            self._sheet.write_url(row, at, cell.link, form, str(cell.value)[:MAX_TEXT])
        else:
            self._plain(row, at, cell.value, form)
        if cell.comment:
            self._sheet.write_comment(
                row, at, cell.comment, {"author": "xltools", "x_scale": 2.2, "y_scale": 1.4, "font_size": 9}
            )

    def _plain(self, row: int, at: int, value: Any, form: Any) -> None:
        if isinstance(value, str) and value:
            self._sheet.write_string(row, at, value[:MAX_TEXT], form)
        elif value is None or value == "":
            self._sheet.write_blank(row, at, None, form)
        elif isinstance(value, bool):
            self._sheet.write_string(row, at, "是" if value else "否", form)
        elif isinstance(value, int | float):
            self._sheet.write_number(row, at, value, form)
        elif isinstance(value, datetime | date):
            self._sheet.write_datetime(row, at, value, form)
        else:
            self._sheet.write_string(row, at, str(value)[:MAX_TEXT], form)

    def _total(self) -> None:
        plan = self._plan
        if plan.total_label is None:
            return
        first, last = self.first_data, self._row - 1
        self._sheet.set_row(self._row, 22)
        for at, column in enumerate(plan.columns):
            value = column.total
            if at == 0 and value is None:
                value = plan.total_label
            elif value == "sum":
                numbers = [_number(row[at]) for row in plan.rows]
                letter = column_letter(at + 1)
                formula = f"=SUM({letter}{first + 1}:{letter}{last + 1})" if plan.rows else None
                value = Cell(round(sum(numbers), 2), formula=formula)
            elif callable(value):
                value = value(first + 1, last + 1)
            label = ColumnPlan("", "text", align="center") if at == 0 and isinstance(value, str) else column
            self._write(self._row, at, value, label, bold=True)
        self._row += 1

    def _below(self) -> None:
        note = self._formats.get(font_name=BODY_FONT, font_size=10, valign="vcenter", text_wrap=True)
        room = sum(self._widths[: self._first_page + 1])
        for text in self._plan.footnotes:
            if self._plan.own_heights:
                lines = max(1, round(text_width(text) * 1.1 / max(room, 1) + 0.49))
                self._sheet.set_row(self._row, 16 * lines + 2)
            self._across(text, note)
        if self._plan.sign_off:
            self._sheet.set_row(self._row, 28)
            self._across(SIGN_OFF, self._formats.note())
        self._end = self._row

    def _page(self) -> None:
        sheet, plan = self._sheet, self._plan
        sheet.set_paper(self._paper)
        if plan.landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.75, bottom=0.75)
        sheet.center_horizontally()
        if self._pages > 1:
            sheet.repeat_columns(0, max(plan.freeze_columns - 1, 0))
        # A table with its chart is looked at as one page; a long table runs over as many as it needs.
        sheet.fit_to_pages(self._pages, 1 if plan.charts and len(plan.rows) <= _ONE_PAGE else 0)
        sheet.repeat_rows(*self._heading_rows)
        sheet.set_footer('&C&"宋体"&10第&P页 共&N页')
        sheet.freeze_panes(self._heading_rows[1] + 1, plan.freeze_columns)
        below = sum(chart.height_rows + 2 for chart in plan.charts)
        sheet.print_area(0, 0, max(self._end - 1 + below, self._heading_rows[1]), self._last)
        if plan.filter and plan.rows:
            sheet.autofilter(self._heading_rows[1], 0, self.first_data + len(plan.rows) - 1, self._last)
        for at, column in enumerate(plan.columns):
            if column.choices and plan.rows:
                rule = {"validate": "list", "source": list(column.choices)}
                sheet.data_validation(self.first_data, at, self.first_data + len(plan.rows) - 1, at, rule)
        if plan.tab_color:
            sheet.set_tab_color(plan.tab_color)
        sheet.ignore_errors(
            {"number_stored_as_text": f"A1:{column_letter(self._last + 1)}{max(self._end, 1)}"}
        )

    def _chart(self, plan: ChartPlan) -> None:
        """A native chart below the table, as wide as the table."""
        if not self._plan.rows:
            return
        kind = {"stacked": {"type": "column", "subtype": "stacked"}}.get(plan.kind, {"type": plan.kind})
        chart = self._workbook.add_chart(kind)
        last = self.first_data + len(self._plan.rows) - 1
        for number, at in enumerate(plan.series):
            colour = _COLOURS[number % len(_COLOURS)]
            chart.add_series(
                {
                    "name": self._plan.columns[at].path[-1],
                    "categories": [self._name, self.first_data, plan.category, last, plan.category],
                    "values": [self._name, self.first_data, at, last, at],
                    "fill": {"color": colour},
                    "line": {"color": colour},
                    "data_labels": {"value": True, "font": {"size": 9}} if len(plan.series) == 1 else {},
                    "gap": 60,
                }
            )
        chart.set_title(
            {"name": plan.title, "name_font": {"name": "黑体", "size": 14, "bold": False}, "overlay": False}
        )
        chart.set_legend({"position": "bottom"} if len(plan.series) > 1 else {"none": True})
        chart.set_y_axis(
            {
                "name": plan.value_axis,
                "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
                "num_format": "0.0%" if self._plan.columns[plan.series[0]].style == "percent" else "General",
                "min": 0,
            }
        )
        width = min(max(sum(self._widths) * 6.9, 480), 1100)
        chart.set_size({"width": width, "height": plan.height_rows * 19})
        self._sheet.insert_chart(self._end + 1, 0, chart, {"object_position": 1, "description": plan.title})
        self._end += plan.height_rows + 2


def _number(value: Any) -> float:
    if isinstance(value, Cell):
        value = value.value
    return float(value) if isinstance(value, int | float) else 0.0
