"""Marks and figures in the open workbook, and what is needed to take them off again.

What was there is kept on a very-hidden sheet `_marks`, in the same columns as the macros of our own ledgers keep it
(macros/src/modXlMarks.bas): sheet, cell, colour ("" for none), "1" where the note is ours; and "1" where the figure is ours.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from xltools.macros.findings import Line
from xltools.model.address import CellRef
from xltools.model.edit import ColumnEdit
from xltools.model.macro_sheets import KEPT_SHEET

_VERY_HIDDEN = 2
_COLOURS = {"错误": (255, 179, 171), "警告": (255, 224, 138)}
_OTHER = (189, 215, 238)


@dataclass
class _Cell:
    sheet: str
    cell: str
    colour: str = ""
    note: str = ""
    figure: str = ""


def mark(book: Any, lines: Sequence[Line]) -> int:
    """Colour the cells and add notes; earlier marks of ours go first. Returns how many cells were marked.

    A note that somebody wrote stays; then only the colour tells.
    """
    take_off(book, figures=False)
    kept = list(_kept(book))
    before = len(kept)
    for line in lines:
        _, sheet, cell = line.place
        if not cell:
            continue
        place = book.sheets[sheet].range(cell)
        one = _Cell(sheet, cell, _number(place.color))
        place.color = _COLOURS.get(line.level, _OTHER)
        if place.note is None:
            place.add_note(line.words)
            one.note = "1"
        kept.append(one)
    _keep(book, kept)
    return len(kept) - before


def write_figures(book: Any, edits: Sequence[ColumnEdit]) -> int:
    """Put derived figures into blank cells, new columns in the format of the column that they follow. Returns how many cells."""
    kept = list(_kept(book))
    before = len(kept)
    for one in edits:
        sheet = book.sheets[one.sheet]
        for row, value in one.cells():
            place = sheet.range((row, one.column))
            if isinstance(value, str):
                place.number_format = "@"  # or Excel makes a date of 2021-04
            elif one.like_column is not None:
                place.number_format = sheet.range((row, one.like_column)).number_format
            place.value = value
            cell = CellRef(None, one.sheet, row, one.column).cell or ""
            kept.append(_Cell(one.sheet, cell, figure="1"))
    _keep(book, kept)
    return len(kept) - before


def take_off(book: Any, *, figures: bool = True) -> int:
    """Give every cell back its colour and take off our notes (and figures). Returns how many cells were ours."""
    names = [sheet.name for sheet in book.sheets]
    kept = [one for one in _kept(book) if one.sheet in names]
    going = [one for one in kept if figures or not one.figure]
    for one in reversed(going):  # a cell that was marked twice gets its first colour back
        place = book.sheets[one.sheet].range(one.cell)
        if one.figure:
            place.value = None
            continue
        place.color = _rgb(one.colour)
        if one.note and place.note is not None:
            place.note.delete()
    _keep(book, [one for one in kept if one not in going])
    return len(going)


def _kept(book: Any) -> Iterator[_Cell]:
    if KEPT_SHEET not in [sheet.name for sheet in book.sheets]:
        return
    page = book.sheets[KEPT_SHEET]
    for row in page.range((1, 1), (page.used_range.last_cell.row, 5)).options(ndim=2).value:
        if row[0]:
            yield _Cell(*("" if one is None else str(one) for one in row))


def _keep(book: Any, cells: Sequence[_Cell]) -> None:
    """Write the sheet anew; without cells there is none."""
    names = [sheet.name for sheet in book.sheets]
    if not cells:
        if KEPT_SHEET in names:
            book.sheets[KEPT_SHEET].clear_contents()
        return
    if KEPT_SHEET not in names:
        front = book.sheets.active
        page = book.sheets.add(KEPT_SHEET, after=book.sheets[len(names) - 1])
        front.activate()
        page.range("A:E").number_format = "@"
        page.api.Visible = _VERY_HIDDEN
    page = book.sheets[KEPT_SHEET]
    page.clear_contents()
    page.range("A1").value = [[one.sheet, one.cell, one.colour, one.note, one.figure] for one in cells]


def _number(colour: tuple[int, int, int] | None) -> str:
    """A colour as Excel counts it, red lowest; "" for none."""
    return "" if colour is None else str(colour[0] | colour[1] << 8 | colour[2] << 16)


def _rgb(colour: str) -> tuple[int, int, int] | None:
    number = int(float(colour)) if colour else 0
    return (number & 255, number >> 8 & 255, number >> 16) if colour else None
