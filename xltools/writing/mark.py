"""Mark the wrong cells in the county's own workbook, with nothing else in it changed."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import IO, Any

from xltools.model.finding import Severity
from xltools.model.sheet_plan import SheetPlan
from xltools.writing.added_sheet import add_sheet
from xltools.writing.cells import CellEdit
from xltools.writing.comments import AUTHOR, add_comments, comments_on
from xltools.writing.draw import SheetDrawing
from xltools.writing.formats import FILLS, LETTERS, Formats
from xltools.writing.package import DAMAGED, NotPatchable, Package, Packed
from xltools.writing.parts import Workbook
from xltools.writing.stream import Pending, frame_of, rewritten, styles_of
from xltools.writing.styles import Styles
from xltools.writing.unmark import is_marked, take_marks_off
from xltools.writing.workbook import CREATED, new_workbook, sheet_name


@dataclass(frozen=True)
class Mark:
    """One cell to mark: where, how bad, and what the comment says."""

    sheet: str
    row: int
    column: int
    severity: Severity
    text: str


@dataclass
class MarkReport:
    """What was done: cells filled, comments put in, name of the added sheet, and what the reader should know."""

    cells: int = 0
    comments: int = 0
    sheet: str = ""
    remarks: list[str] = field(default_factory=list)


Cells = dict[tuple[int, int], tuple[Severity, str]]


def by_cell(marks: Iterable[Mark]) -> dict[str, Cells]:
    """Sheet → (row, column) → worst severity and one text; the first character of the text says the severity."""
    several: dict[str, dict[tuple[int, int], list[Mark]]] = {}
    for one in marks:
        several.setdefault(one.sheet, {}).setdefault((one.row, one.column), []).append(one)
    return {sheet: {cell: _joined(mine) for cell, mine in cells.items()} for sheet, cells in several.items()}


def _joined(marks: list[Mark]) -> tuple[Severity, str]:
    ordered = sorted(marks, key=lambda one: -one.severity)
    text = "\n".join(f"{LETTERS[one.severity]}：{one.text}" for one in ordered)
    return ordered[0].severity, text


def mark(source: Path, target: Path, marks: Sequence[Mark], problems: SheetPlan | None = None) -> MarkReport:
    """Write a copy of an .xlsx or .xlsm with the cells marked; read it back and check every mark.

    Raises NotPatchable when the workbook cannot be changed safely or a mark is missing afterwards.
    """
    report = MarkReport()
    with Package(source) as package:
        changes: dict[str, bytes | None] = {}
        sheets: dict[str, Packed] = {}
        try:
            book = Workbook(package)
            styles = Styles(package.read(book.styles) if book.styles else None, strict=book.strict)
            wanted = by_cell(marks)
            if is_marked(package, book):
                keep = {sheet: cells.keys() for sheet, cells in wanted.items()}
                take_marks_off(package, book, styles, changes, keep)
            put = {}
            for sheet, cells in wanted.items():
                put[sheet] = _mark_sheet(package, book, styles, sheet, cells, changes, sheets, report)
            if problems is not None:
                report.sheet = add_sheet(book, styles, problems, changes)
        except (ValueError, AssertionError) as error:
            raise NotPatchable(source.name, f"的内部结构不合常规（{error}）") from None
        except DAMAGED:
            raise NotPatchable(source.name, "内部有损坏") from None
        _put_styles(book, styles, changes)
        changes |= book.changes()
        if any(name.startswith("_xmlsignatures") for name in package.names):
            report.remarks.append("原文件有数字签名，标记后的副本签名失效；原件不受影响。")
        package.write(target, {**changes, **sheets})
    _verify(target, marks, put, report.sheet)
    return report


def _put_styles(book: Workbook, styles: Styles, changes: dict[str, bytes | None]) -> None:
    if book.styles is None:
        book.styles = "xl/styles.xml"
        book.relationships.add(book.relation("styles"), book.styles)
        book.types.override(
            book.styles, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"
        )
    changes[book.styles] = styles.xml


def _mark_sheet(
    package: Package,
    book: Workbook,
    styles: Styles,
    name: str,
    cells: Cells,
    changes: dict[str, bytes | None],
    sheets: dict[str, Packed],
    report: MarkReport,
) -> int:
    """Returns the number of comments that were put in."""
    part = book.sheets.get(name)
    if part is None or part not in package.names:
        raise NotPatchable(package.path.name, f"里找不到工作表“{name}”")
    again = changes.get(part)

    def stream() -> IO[bytes]:
        return BytesIO(again) if isinstance(again, bytes) else package.open(part)

    @cache
    def coloured(severity: Severity) -> CellEdit:
        return CellEdit(cache(lambda style: styles.marked(style, severity)))

    with stream() as opened:
        frame = frame_of(opened)
    put = add_comments(package, book, part, frame, {cell: text for cell, (_, text) in cells.items()}, changes)
    pending = Pending((row, column, coloured(severity)) for (row, column), (severity, _) in cells.items())
    with stream() as opened:
        sheets[part] = rewritten(opened, frame, lambda rows, last: rows.edit(pending.up_to(last)))
    if put < len(cells):
        report.remarks.append(f"工作表“{name}”有{len(cells) - put}处只涂色没有加批注，原因见“问题清单”。")
    report.cells += len(cells)
    report.comments += put
    return put


def _verify(target: Path, marks: Sequence[Mark], put: Mapping[str, int], added: str) -> None:
    """Read the copy back: every marked cell must have its fill, every sheet as many comments as were put in, and the added
    sheet must be there."""
    with Package(target) as package:
        book = Workbook(package)
        assert book.styles is not None
        styles = Styles(package.read(book.styles), strict=book.strict)
        marked = styles.marks()
        for name, cells in by_cell(marks).items():
            part = book.sheets[name]
            with package.open(part) as stream:
                found = styles_of(stream, set(cells))
            for cell, style in found.items():
                if style not in marked:
                    raise NotPatchable(target.name, f"标记没有写进工作表“{name}”第{cell[0]}行")
            if comments_on(package, part, set(cells)) < put[name]:
                raise NotPatchable(target.name, f"批注没有写进工作表“{name}”")
        if added and added not in book.sheets:
            raise NotPatchable(target.name, f"工作表“{added}”没有写进去")


def mark_fresh(
    sheets: Mapping[str, Sequence[Sequence[object]]],
    target: Path,
    marks: Sequence[Mark],
    problems: SheetPlan | None = None,
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]] | None = None,
) -> MarkReport:
    """A fresh .xlsx of the same cells with the marks, for files that are no xlsx packages (.xls, .ods, CSV, HTML).

    `merged`: by sheet, ranges as (first row, first column, last row, last column), counted from 1.
    """
    workbook = new_workbook(target)
    workbook.set_properties({"author": AUTHOR, "created": CREATED})
    formats = Formats(workbook)
    report = MarkReport(remarks=["原文件不是xlsx，副本是内容相同的新表，原来的格式没有保留。"])
    marked = by_cell(marks)
    taken: set[str] = set()
    for name, rows in sheets.items():
        sheet = workbook.add_worksheet(sheet_name(name, taken))
        cells = marked.get(name, {})
        for top, left, bottom, right in (merged or {}).get(name, ()):
            sheet.merge_range(top - 1, left - 1, bottom - 1, right - 1, "", formats.get(border=1))
        _fresh_sheet(sheet, rows, cells, formats)
        report.cells += len(cells)
        report.comments += len(cells)
    if problems is not None:
        report.sheet = sheet_name(problems.name, taken)
        SheetDrawing(workbook, problems, formats, report.sheet).draw()
    workbook.close()
    return report


def _fresh_sheet(sheet: Any, rows: Sequence[Sequence[object]], cells: Cells, formats: Formats) -> None:
    width = max((len(row) for row in rows), default=0)
    height = max([len(rows), *(row for row, _ in cells)], default=0)
    sheet.set_column(0, max(width - 1, 0), 14)
    for at in range(height):
        row = rows[at] if at < len(rows) else ()
        columns = {column - 1 for cell_row, column in cells if cell_row == at + 1}
        for column in range(max([width, *(one + 1 for one in columns)])):
            value = row[column] if column < len(row) else ""
            mark_here = cells.get((at + 1, column + 1))
            look = {"font_name": "宋体", "font_size": 10.5, "border": 1}
            if mark_here:
                look["bg_color"] = FILLS[mark_here[0]]
                sheet.write_comment(
                    at, column, mark_here[1], {"author": AUTHOR, "x_scale": 2.4, "y_scale": 1.4}
                )
            _fresh_cell(sheet, at, column, value, look, formats)


def _fresh_cell(
    sheet: Any, row: int, column: int, value: object, look: dict[str, Any], formats: Formats
) -> None:
    if value in ("", None):
        if "bg_color" in look:
            sheet.write_blank(row, column, None, formats.get(**look))
    elif isinstance(value, datetime | date):
        sheet.write_datetime(row, column, value, formats.get(**look, num_format="yyyy-mm-dd"))
    elif isinstance(value, int | float) and not isinstance(value, bool):
        sheet.write_number(row, column, value, formats.get(**look))
    else:
        sheet.write_string(row, column, str(value), formats.get(**look, num_format="@"))
