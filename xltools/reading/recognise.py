"""Where on a sheet a ledger stands: its kind, its heading rows, its columns."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from xltools.model.book import Rival
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.reading.answers import Answers, answered
from xltools.reading.headings import AMBIGUOUS, canonical, heading_words, lookup, match, plain, unit_of
from xltools.reading.sheet import RawSheet
from xltools.values.text import fold

#: Headings are looked for in this many rows; no hand-made ledger seen has a longer preface.
_SEARCHED = 40
_TALLEST = 3
_RIVALS = 2
_NUMBER = re.compile(r"(?<![^\x1f])\d{17}[\dXx](?![^\x1f])")
_MANY, _FIRST = 8, 14


@dataclass
class HeadedColumn:
    """One column with a heading: the field it means, the deciding heading, the unit of money in it."""

    number: int
    field: Field
    heading: str
    row: int
    unit: str | None = None


@dataclass
class Located:
    """A ledger found on a sheet. `ambiguous`, `unknown`: row, column, heading of columns that are not read.

    `rivals`: the kinds that come next for the same heading, the likeliest first.
    """

    kind: type[LedgerKind]
    header_rows: tuple[int, ...]
    columns: list[HeadedColumn]
    doubles: list[tuple[HeadedColumn, HeadedColumn]] = field(default_factory=list)
    ambiguous: list[tuple[int, int, str]] = field(default_factory=list)
    unknown: list[tuple[int, int, str]] = field(default_factory=list)
    rivals: list[Rival] = field(default_factory=list)

    @property
    def score(self) -> tuple[int, int, int]:
        """Required fields found, fields found, and as few heading rows as possible."""
        required = sum(column.field.required for column in self.columns)
        return required, len(self.columns), -len(self.header_rows)

    @property
    def convincing(self) -> bool:
        required = len(self.kind.required())
        return self.score[0] >= min(3, required) and self.score[0] * 4 >= min(required, 12)


def locate(
    sheet: RawSheet,
    kinds: Sequence[type[LedgerKind]],
    *,
    start: int = 1,
    title: str = "",
    answers: Answers | None = None,
) -> Located | None:
    """The best place for a heading from row `start` on; None when no kind is convincing.

    Among equals, the kind whose title or main word stands in `title` wins, then the order of declaration.
    `answers`: what the office has said that headings mean.
    """
    best: Located | None = None
    for first in _possible_rows(sheet, start):
        for height in range(1, _TALLEST + 1):
            last = first + height - 1
            if last > len(sheet.rows) or surely_data(sheet.rows[last - 1]):
                break
            paths = heading_paths(sheet, first, height)
            for kind in kinds:
                found = _try(kind, first, height, paths, answers or {})
                if found.convincing and (best is None or _rank(found, title) > _rank(best, title)):
                    best = found
        if best is not None and first >= best.header_rows[-1] + _TALLEST:
            break
    if best is not None:
        best.rivals = _rivals(sheet, best, kinds, title, answers or {})
    return best


def heading_at(sheet: RawSheet, kind: type[LedgerKind], row: int) -> Located:
    """The heading that is known to stand in one row."""
    return _try(kind, row, 1, heading_paths(sheet, row, 1), {})


def _rivals(
    sheet: RawSheet, best: Located, kinds: Sequence[type[LedgerKind]], title: str, answers: Answers
) -> list[Rival]:
    """The other kinds that the same heading rows would make, in the order in which they were refused."""
    first, height = best.header_rows[0], len(best.header_rows)
    paths = heading_paths(sheet, first, height)
    others = [_try(kind, first, height, paths, answers) for kind in kinds if kind is not best.kind]
    ranked = sorted((one for one in others if one.columns), key=lambda one: _rank(one, title), reverse=True)
    return [Rival(one.kind, len(one.columns), one.score[0]) for one in ranked[:_RIVALS]]


def _rank(found: Located, title: str) -> tuple[int, int, int, int, int]:
    """What speaks for a kind: the columns of the sheet that it explains, then its name in the title.

    Columns come first, since a short ledger (困境儿童) has columns of its own that a long one with many names in common
    does not know.
    """
    word = found.kind.title.removesuffix("台账").removesuffix("名单")
    required, total, short = found.score
    return total, len(word) if word in title else 0, required, short, -found.kind.order


def _possible_rows(sheet: RawSheet, start: int) -> Iterator[int]:
    """Rows with at least three short texts."""
    for number in range(start, min(len(sheet.rows), start + _SEARCHED) + 1):
        texts = sum(isinstance(cell, str) and 0 < len(cell) <= 40 for cell in sheet.rows[number - 1])
        if texts >= 3:
            yield number


def heading_paths(sheet: RawSheet, first: int, height: int) -> dict[int, list[tuple[int, str]]]:
    """Column → its headings from top to bottom as (row, text), merged cells counting for all they cover."""
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, right in sheet.merged:
        if bottom >= first and top < first + height and (bottom - top) < 20 and (right - left) < 60:
            covered |= {
                (row, column): (top, left)
                for row in range(top, bottom + 1)
                for column in range(left, right + 1)
            }
    width = max((len(sheet.rows[row - 1]) for row in range(first, first + height)), default=0)
    paths: dict[int, list[tuple[int, str]]] = {}
    for column in range(1, width + 1):
        path: list[tuple[int, str]] = []
        for row in range(first, first + height):
            source = covered.get((row, column), (row, column))
            text = fold(sheet.cell(*source))
            if text and (not path or path[-1][1] != text):
                path.append((row, text))
        if path:
            paths[column] = path
    return paths


def _try(
    kind: type[LedgerKind],
    first: int,
    height: int,
    paths: dict[int, list[tuple[int, str]]],
    answers: Answers,
) -> Located:
    found = Located(kind, tuple(range(first, first + height)), [])
    taken: dict[str, HeadedColumn] = {}
    for number, path in paths.items():
        if path[-1][1].endswith("〔推算〕"):  # what a former fill worked out is no entry
            continue
        hit = answered(path[-1][1], kind, answers) or match([text for _, text in path], kind)
        if hit is None:
            vague = canonical(plain(path[-1][1])) in AMBIGUOUS and path[-1][0] >= first
            (found.ambiguous if vague else found.unknown).append((path[-1][0], number, path[-1][1]))
            continue
        column = HeadedColumn(
            number, hit[0], hit[1], path[-1][0], unit_of(path[-1][1]) or unit_of(path[0][1])
        )
        if hit[0].name in taken:
            found.doubles.append((taken[hit[0].name], column))
            continue
        taken[hit[0].name] = column
        found.columns.append(column)
    return found


def surely_data(row: Sequence[object]) -> bool:
    """Nearly every row: many filled cells, an identity number among the first, no word of a total.

    No heading holds such a number. Rows that this does not know are looked at closely; it only spares the time.
    """
    if len(row) - row.count("") < _MANY:
        return False
    start = "\x1f".join([cell for cell in row[:_FIRST] if type(cell) is str])
    return "计" not in start and _NUMBER.search(start) is not None


def is_heading_again(row: Sequence[object], located: Located) -> bool:
    """Whether a row below repeats the headings (at a page break)."""
    if not any(_same(row, column) for column in located.columns[:4]):
        return False
    same = sum(_same(row, column) for column in located.columns)
    return same >= 3 and same * 2 >= len(located.columns)


def _same(row: Sequence[object], column: HeadedColumn) -> bool:
    cell = row[column.number - 1] if column.number <= len(row) else None
    return isinstance(cell, str) and fold(cell) == column.heading


def other_heading(row: Sequence[object], kinds: Sequence[type[LedgerKind]]) -> bool:
    """Whether a row below looks like the heading of another ledger on the same sheet."""
    cells = [cell for cell in row if isinstance(cell, str) and 0 < len(cell) <= 20]
    # Nearly every row is data: three look-ups of the cells as they are written settle that at once.
    if len(cells) < 4 or heading_words(kinds).isdisjoint(cells[:3]):
        return False
    texts = [canonical(plain(cell)) for cell in cells]
    return len(texts) >= 4 and any(
        sum(text in lookup(kind) for text in texts) >= max(4, len(texts) * 2 // 3) for kind in kinds
    )
