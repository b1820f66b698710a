"""Which rows below a heading are data, and which are totals, footnotes, repeated headings or nothing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xltools.model.kind import LedgerKind
from xltools.reading.recognise import Located, is_heading_again, other_heading, surely_data
from xltools.reading.sheet import RawSheet
from xltools.values.text import fold

_TOTAL = re.compile(r"(?:[\w（）()]{0,10})?(小计|合计|总计|共计|累计)(?:[:：]?\d*[人户]?)?")
_FOOT = re.compile(
    r"^(?:注|说明|备注|填表说明|填报说明|附注)\s*[:：]|^(?:单位)?(?:负责人|审核人|制表人?|填表人?|填报人|分管领导|主管领导|经办人|审核|复核)(?:（?签[字章]）?)?\s*[:：]|^单位负责人|^填报单位|^填报日期"
)
_TITLE = re.compile(r"台账|名单|名册|明细|汇总|附件|填报|单位")
NOTE_ROW, OUTSIDE_ROW, HEADING_ROW = "说明", "表外", "表头"
INNER_TITLE, SEQUENCE_ROW = "表内标题", "空序号"
SAME = frozenset({"同上", "〃", "″", '"', "''", "“", "”", "〞", "同前"})


@dataclass
class Sorted:
    """The rows of one ledger on one sheet, by what they are; `next_start` is where another ledger may begin.

    `passed`: row → what it is instead of data (表头, 说明, 表内标题, 空序号, 表外).
    """

    data: list[int] = field(default_factory=list)
    totals: list[tuple[int, str]] = field(default_factory=list)
    passed: dict[int, str] = field(default_factory=dict)
    next_start: int | None = None


def sort_rows(sheet: RawSheet, located: Located, kinds: Sequence[type[LedgerKind]]) -> Sorted:
    """Go down from the heading; every filled row is data, a total, or passed over (headings again, footnotes)."""
    out = Sorted()
    numbers = sorted(column.number for column in located.columns)
    first = located.header_rows[-1] + 1
    for number in range(first, len(sheet.rows) + 1):
        row = sheet.rows[number - 1]
        if surely_data(row):
            out.data.append(number)
            continue
        filled = [at for at in numbers if not sheet.is_blank(number, at)]
        word = _total_word(row, filled, located) if filled else None
        if word:
            out.totals.append((number, word))
        elif what := _no_data(sheet, number, filled, located):
            out.passed[number] = what
        elif filled and other_heading(row, kinds):
            out.next_start = _with_its_title(out, sheet, number)
            break
        elif filled:
            out.data.append(number)
    return out


def _no_data(sheet: RawSheet, number: int, filled: Sequence[int], located: Located) -> str:
    """What a row is that holds something and is no data; '' for data and for empty rows."""
    row = sheet.rows[number - 1]
    texts = [cell for cell in row if isinstance(cell, str) and cell]
    if len(texts) <= 4 and any(_FOOT.match(fold(text)) for text in texts):
        return NOTE_ROW
    if not filled:
        return OUTSIDE_ROW if sheet.is_filled(number) else ""
    if is_heading_again(row, located):
        return HEADING_ROW
    if _title_again(row, filled, sheet, number):
        return INNER_TITLE
    names = {column.number: column.field.name for column in located.columns}
    return SEQUENCE_ROW if [names[at] for at in filled] == ["seq"] else ""


def _with_its_title(out: Sorted, sheet: RawSheet, heading: int) -> int:
    """Where the next ledger begins: at the title lines right above its heading, which are no rows of this one."""
    start = heading
    while out.data and _title_line(sheet.rows[out.data[-1] - 1]):
        start = out.data.pop()
    out.passed = {row: what for row, what in out.passed.items() if row < start}
    return start


def _title_line(row: Sequence[object]) -> bool:
    cells = [cell for cell in row if cell not in ("", None)]
    return len(cells) <= 2 and all(isinstance(cell, str) and _TITLE.search(cell) for cell in cells)


def _total_word(row: Sequence[object], filled: Sequence[int], located: Located) -> str | None:
    """小计, 合计… when one of the row's first cells says so and no identity number stands in it."""
    for at, cell in enumerate(row[: max(filled[-1], 1)], start=1):
        if not isinstance(cell, str) or not cell:
            continue
        match = _TOTAL.fullmatch(re.sub(r"\s", "", fold(cell))) if "计" in cell else None
        if match:
            return match[1]
        if at >= filled[0] + 6:
            return None
    return None


def _title_again(row: Sequence[object], filled: Sequence[int], sheet: RawSheet, number: int) -> bool:
    """A single text merged over many columns inside the table: a title repeated at a page break, or a township's name."""
    if len(filled) != 1 or not isinstance(row[filled[0] - 1], str):
        return False
    return any(
        top == number and right - left >= 3 and left <= filled[0] <= right
        for top, left, _, right in sheet.merged
    )
