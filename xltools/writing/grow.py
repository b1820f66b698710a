"""Rows of a sheet that are repeated, left out or moved down, and every reference that has to follow them."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Mapping
from dataclasses import dataclass, field

_SHEET = r"(?:'(?:[^']|'')+'|[^\W\d][\w.]*)!"
#: Texts, then references with an optional sheet: a range of cells, a cell, or whole rows. Columns alone do not move, nor do
#: references to other workbooks ([1]表!A1).
_TOKEN = re.compile(
    rf"(?P<text>\"(?:[^\"]|\"\")*\")"
    rf"|(?<![\w.\]!])(?P<sheet>{_SHEET})?(?:"
    r"(?P<first>\$?[A-Z]{1,3}\$?)(?P<top>\d+)(?::(?P<last>\$?[A-Z]{1,3}\$?)(?P<bottom>\d+))?"
    r"|(?P<above>\$?)(?P<row>\d+):(?P<below>\$?)(?P<end>\d+)"
    r")(?![\w(.!])",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\$?[A-Z]{1,3}\$?)(\d+)(?::(\$?[A-Z]{1,3}\$?)(\d+))?", re.IGNORECASE)


@dataclass(frozen=True)
class Loop:
    """Rows `first`..`last` of the template that stand `times` times in the result."""

    first: int
    last: int
    times: int


@dataclass
class Growth:
    """Where each row of a sheet went: old row → its new rows, several in a loop, none for a row that is left out.

    Rows that are not named, below the last, keep their distance from it.
    """

    rows: dict[int, list[int]]
    loops: list[Loop] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._kept = sorted(row for row, new in self.rows.items() if new)

    def first(self, row: int) -> int:
        """The first place of a row, or of the next one that is kept."""
        at = bisect_left(self._kept, row)
        if at == len(self._kept):
            return self._beyond(row)
        return self.rows[self._kept[at]][0]

    def last(self, row: int) -> int:
        """The last place of a row, or of the one before it that is kept."""
        if self.rows.get(row):
            return self.rows[row][-1]
        at = bisect_left(self._kept, row)
        if at == len(self._kept) and (not self.rows or row > max(self.rows)):
            return self._beyond(row)
        return self.rows[self._kept[at - 1]][-1] if at else self.first(row)

    def _beyond(self, row: int) -> int:
        if not self._kept:
            return row
        last = max(self.rows)
        return max(new[-1] for new in self.rows.values() if new) + max(row - last, 1 if row > last else 0)

    def span(self, top: int, bottom: int) -> tuple[int, int]:
        """A range of rows: from the first place of its top to the last of its bottom."""
        first = self.first(top)
        return first, max(first, self.last(bottom))

    def inside(self, top: int, bottom: int) -> Loop | None:
        """The loop in whose repeated rows a range lies wholly."""
        return next((one for one in self.loops if one.first <= top and bottom <= one.last), None)


Growths = Mapping[str, Growth]


def moved(formula: str, sheet: str, growths: Growths, turn: tuple[Loop, int] | None = None) -> str:
    """A formula of `sheet` with its references at the new places.

    `turn`: the loop and its round (from 0) in which the formula stands; rows of the same loop are then those of the same round.

    >>> growth = Growth({1: [1], 2: [2, 3, 4], 3: [5]}, [Loop(2, 2, 3)])
    >>> moved("SUM(B2:B2)/B3", "表", {"表": growth})
    'SUM(B2:B4)/B5'
    >>> moved('A2&"A2"', "表", {"表": growth}, (growth.loops[0], 1))
    'A3&"A2"'
    """

    def place(match: re.Match[str]) -> str:
        if match["text"]:
            return match[0]
        named = match["sheet"]
        growth = growths.get(_bare(named) if named else sheet)
        if growth is None:
            return match[0]
        own = turn if not named or _bare(named) == sheet else None
        if match["row"]:
            top, bottom = _rows(growth, int(match["row"]), int(match["end"]), own)
            return f"{named or ''}{match['above']}{top}:{match['below']}{bottom}"
        old = int(match["top"])
        top, bottom = _rows(growth, old, int(match["bottom"] or old), own)
        if match["bottom"] is None:
            return f"{named or ''}{match['first']}{top}"
        return f"{named or ''}{match['first']}{top}:{match['last']}{bottom}"

    return _TOKEN.sub(place, formula)


def _bare(sheet: str) -> str:
    name = sheet[:-1]
    return name[1:-1].replace("''", "'") if name.startswith("'") else name


def _rows(growth: Growth, top: int, bottom: int, turn: tuple[Loop, int] | None) -> tuple[int, int]:
    if turn is not None and turn[0].first <= top and bottom <= turn[0].last:
        return growth.rows[top][turn[1]], growth.rows[bottom][turn[1]]
    return growth.span(top, bottom)


def moved_ranges(ranges: str, growth: Growth) -> str:
    """`sqref` or `ref`: ranges with blanks between them, each at its new place.

    >>> moved_ranges("A2:B2 D3", Growth({1: [1], 2: [2, 3, 4], 3: [5]}))
    'A2:B4 D5'
    """

    def place(match: re.Match[str]) -> str:
        top, bottom = growth.span(int(match[2]), int(match[4] or match[2]))
        if match[3] is None and top == bottom:
            return f"{match[1]}{top}"
        return f"{match[1]}{top}:{match[3] or match[1]}{bottom}"

    return _RANGE.sub(place, ranges)


def repeated_ranges(ranges: str, growth: Growth) -> list[str]:
    """One range that must stay in one piece (a merge, a link): once for each round of its loop, else once."""
    match = _RANGE.fullmatch(ranges)
    if match is None:
        return [ranges]
    top, bottom = int(match[2]), int(match[4] or match[2])
    loop = growth.inside(top, bottom)
    if loop is None:
        return [moved_ranges(ranges, growth)]
    end = "" if match[3] is None else ":" + match[3]
    return [
        f"{match[1]}{growth.rows[top][round_]}" + (f"{end}{growth.rows[bottom][round_]}" if end else "")
        for round_ in range(loop.times)
    ]
