"""What a county wrote into a returned problem list (问题清单): results, right values, who answers for them."""

from __future__ import annotations

from dataclasses import dataclass

from xltools.model.address import CellRef, parse_cell
from xltools.model.correction import Correction
from xltools.reading.folder import Found
from xltools.reading.sheet import RawSheet
from xltools.reading.workbook import open_workbook
from xltools.values.text import as_text, clean

_NEEDED = ("文件", "所在表", "单元格", "规则", "整改结果", "更正值")
_WANTED = (*_NEEDED, "现填内容", "责任人", "姓名")
_SEARCHED = 10


@dataclass
class Returned:
    """One returned workbook: its answered lines, how many lines were left empty, and whether it had a list at all."""

    found: Found
    corrections: list[Correction]
    unanswered: int = 0
    has_list: bool = False


def read_returned(found: Found, password: str | None = None) -> Returned:
    """All problem lists of a workbook.

    Raises CannotOpen.
    """
    out = Returned(found, [])
    for sheet in open_workbook(found.path.read_bytes(), password):
        located = _heading(sheet)
        if located is not None:
            out.has_list = True
            _read_list(found, sheet, *located, out)
    return out


def _heading(sheet: RawSheet) -> tuple[int, dict[str, int]] | None:
    """Row of the heading and its columns by name."""
    for number, row in enumerate(sheet.rows[:_SEARCHED], start=1):
        names = {clean(cell): at for at, cell in enumerate(row, start=1) if isinstance(cell, str)}
        if all(one in names for one in _NEEDED):
            return number, {one: names[one] for one in _WANTED if one in names}
    return None


def _read_list(found: Found, sheet: RawSheet, heading: int, columns: dict[str, int], out: Returned) -> None:
    for number in range(heading + 1, len(sheet.rows) + 1):
        cells = {name: clean(as_text(sheet.cell(number, at))) for name, at in columns.items()}
        if not cells["规则"]:
            continue
        if not cells["整改结果"] and not cells["更正值"]:
            out.unanswered += 1
            continue
        place = _place(cells)
        source = CellRef(found.shown, sheet.name, number, columns["更正值"])
        out.corrections.append(
            Correction(
                place,
                cells["规则"],
                cells.get("现填内容", ""),
                cells["整改结果"],
                cells["更正值"],
                cells.get("责任人", ""),
                source,
            )
        )


def _place(cells: dict[str, str]) -> CellRef:
    try:
        row, column = parse_cell(cells["单元格"])
    except ValueError:
        return CellRef(cells["文件"], cells["所在表"] or None)
    return CellRef(cells["文件"], cells["所在表"], row, column)
