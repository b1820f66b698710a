"""What clerks have answered to 是否同一人: in sheets of our own workbooks, and in 人员关联.xlsx."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from xltools.matching.answers import ANSWER, CODE, WHO, WHY, LinkAnswer
from xltools.model.address import CellRef
from xltools.reading.sheet import RawSheet
from xltools.reading.workbook import open_workbook
from xltools.values.base import Unreadable
from xltools.values.text import as_text, clean
from xltools.values.yes_no import read as read_yes_no

_SEARCHED = 10


@dataclass(frozen=True)
class NotUnderstood:
    """An answer that is neither 是 nor 否, and where it stands."""

    place: CellRef
    text: str


def read_link_answers(path: Path) -> Iterator[LinkAnswer | NotUnderstood]:
    """All answers in a workbook, sheet by sheet; unanswered lines give nothing.

    Raises CannotOpen.
    """
    for sheet in open_workbook(path.read_bytes()):
        located = _heading(sheet)
        if located is not None:
            yield from _answers(path, sheet, *located)


def _heading(sheet: RawSheet) -> tuple[int, dict[str, int]] | None:
    """The lowest row of the heading, and the columns by the words in any of its rows."""
    columns: dict[str, int] = {}
    for number, row in enumerate(sheet.rows[:_SEARCHED], start=1):
        for at, cell in enumerate(row, start=1):
            if isinstance(cell, str) and clean(cell) in (CODE, ANSWER, WHO, WHY):
                columns.setdefault(clean(cell), at)
        if CODE in columns and ANSWER in columns:
            return number, columns
    return None


def _answers(
    path: Path, sheet: RawSheet, heading: int, columns: dict[str, int]
) -> Iterator[LinkAnswer | NotUnderstood]:
    for number in range(heading + 1, len(sheet.rows) + 1):
        cells = {name: clean(as_text(sheet.cell(number, at))) for name, at in columns.items()}
        if not cells[CODE] or not cells[ANSWER]:
            continue
        same = read_yes_no(cells[ANSWER])
        if isinstance(same, bool):
            yield LinkAnswer(cells[CODE], same, cells.get(WHO, ""), cells.get(WHY, ""))
        elif isinstance(same, Unreadable):
            yield NotUnderstood(CellRef(path.name, sheet.name, number, columns[ANSWER]), cells[ANSWER])
