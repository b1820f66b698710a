"""findings.txt: what was found, as the macros list it and mark it (docs/interfaces.md)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.model.address import CellRef
from xltools.model.finding import Finding
from xltools.values.mask import mask_text

#: Rows of a list; the macros write cell by cell.
MOST = 1000


@dataclass(frozen=True)
class Line:
    """One row: a level, words, and where it leads: file ("" is the open workbook), sheet, cell; a second place or None."""

    level: str
    words: str
    place: tuple[str, str, str]
    also: tuple[str, str, str] | None = None


def listed(findings: Sequence[Finding], files: Mapping[str, Path]) -> list[Line]:
    """The worst first, at most MOST, numbers masked; `files`: a file as given → what a double-click opens."""
    order = sorted(findings, key=lambda one: (one.confirmed, -one.severity))
    return [
        Line(
            _level(one),
            f"{one.code} {one.message}",
            _place(one.place, files),
            next((_place(place, files) for place in one.also if place.cell), None),
        )
        for one in order[:MOST]
    ]


def on_open_book(findings: Sequence[Finding]) -> list[Line]:
    """One line for each cell of the only workbook, the worst level and all words, numbers as they stand; then those without a cell."""
    by_cell: dict[tuple[str, str], list[Finding]] = {}
    for one in findings:
        by_cell.setdefault((one.place.sheet or "", one.place.cell or ""), []).append(one)
    lines = []
    for (sheet, cell), several in by_cell.items():
        worst = min(several, key=lambda one: (one.confirmed, -one.severity))
        words = "\n".join(f"{one.code} {one.full_message or one.message}" for one in several)
        lines.append(Line(_level(worst), words, ("", sheet, cell)))
    return lines[:MOST]


def left_out(lines: Sequence[Line]) -> str:
    """A sentence when there were more cells than are marked at once, "" otherwise."""
    return f"只标了前{MOST}格，改好后再查。" if len(lines) == MOST else ""


def _level(one: Finding) -> str:
    return "已确认" if one.confirmed else one.severity.chinese


def _place(place: CellRef, files: Mapping[str, Path]) -> tuple[str, str, str]:
    path = files.get(place.file or "")
    shown = str(path.resolve()) if path else mask_text(place.file or "")
    return shown, place.sheet or "", place.cell or ""
