"""What became of every row of a sheet: kept as data, or told by what it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from xltools.model.book import SheetRows
from xltools.reading.part import PartReader, ranges
from xltools.reading.rows import HEADING_ROW, OUTSIDE_ROW, SEQUENCE_ROW
from xltools.reading.sheet import RawSheet

TITLE_ROW, TOTAL_ROW, UNREAD_ROW = "标题", "合计", "未读"
#: More rows than this above a heading are worth a word: perhaps they were meant as data.
_LONG_PREFACE = 8
#: Row numbers told; the rest are counted.
_TOLD = 30
_WHY = {
    OUTSIDE_ROW: "只在没有表头的列里有内容",
    SEQUENCE_ROW: "只有序号",
}


def count_rows(file: str, sheet: RawSheet, parts: Sequence[PartReader], unread: str) -> SheetRows:
    """Count the rows of a sheet by what they were taken for; `unread` says why a sheet without ledgers was not read."""
    filled = [number for number in range(1, len(sheet.rows) + 1) if sheet.is_filled(number)]
    titles = tuple(dict.fromkeys(part.located.kind.title for part in parts))
    kept = {row for part in parts for row in part.sorted.data}
    passed = {row: what for part in parts for row, what in _passed(part).items()}
    first = min((part.located.header_rows[0] for part in parts), default=0)
    rest = {row: _unsorted(row, parts) for row in filled if row not in kept and row not in passed}
    passed = {row: what for row, what in (passed | rest).items() if sheet.is_filled(row)}
    counted = Counter(passed[row] for row in sorted(passed))
    told = [unread] if not parts and filled else []
    told += [_told(passed, what, why) for what, why in _WHY.items() if counted[what]]
    if parts and counted[UNREAD_ROW]:
        told.append(_told(passed, UNREAD_ROW, "像另一本台账的表头，但看不出是哪一本"))
    above = sum(row < first for row in filled)
    if above > _LONG_PREFACE:
        told.append(f"表头以上有{above}行，当作标题，没有读")
    return SheetRows(file, sheet.name, titles, len(filled), len(kept), dict(counted), "；".join(told))


def _passed(part: PartReader) -> dict[int, str]:
    return (
        dict.fromkeys(part.located.header_rows, HEADING_ROW)
        | {row: TOTAL_ROW for row, _ in part.sorted.totals}
        | part.sorted.passed
    )


def _unsorted(row: int, parts: Sequence[PartReader]) -> str:
    """A row that no ledger has spoken of: above a heading it is a title, below the last ledger it was not read."""
    return TITLE_ROW if any(row < part.located.header_rows[0] for part in parts) else UNREAD_ROW


def _told(passed: dict[int, str], what: str, why: str) -> str:
    rows = sorted(row for row, told in passed.items() if told == what)
    more = f"等{len(rows)}行" if len(rows) > _TOLD else "行"
    return f"第{ranges(rows[:_TOLD])}{more}{why}，没有读"
