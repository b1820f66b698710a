"""The sheet 参数 of a ledger to fill in: what its formulas look up, each under a name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xltools.writing.formats import NUMBER_FORMATS, Formats

SHEET = "参数"
#: Places and weights of the check character (GB 11643: 2 to the power of 18 − place, modulo 11).
_PLACES = tuple(range(1, 18))
_WEIGHTS = tuple(pow(2, 18 - place, 11) for place in _PLACES)
#: Single values by their names, with what they are.
_TOLD = {
    "投保比例": "防贫保险投保人口比例",
    "每人保费": "防贫保险每人保费，元",
    "渐退最少": "低保渐退期最少几个月",
    "渐退最多": "低保渐退期最多几个月",
    "A类下限": "A+类低保每人每月下限，元",
}
_TABLE = 9


@dataclass(frozen=True)
class Standing:
    """What is in force: the closing day, the ledger's county, and by county the two standards and the monitoring line, in
    元; `singles`: name → a value for the whole city; None where it is not set. `codes`: area code → county."""

    closing: dt.date | None
    county: str
    by_county: Mapping[str, tuple[float | None, float | None, float | None]]
    singles: Mapping[str, float | None]
    codes: Mapping[str, str]


def write_standing(
    book: Any, standing: Standing, lists: Mapping[str, Sequence[str]], formats: Formats
) -> None:
    """Add the sheet and define the names; `lists`: further names with their choices, for drop-downs."""
    sheet = book.add_worksheet(SHEET)
    sheet.set_column(0, 0, 20)
    sheet.set_column(1, 11, 12)
    _singles(book, sheet, standing, formats)
    _counties(book, sheet, standing, formats)
    _column(book, sheet, 5, "位", _PLACES, formats)
    _column(book, sheet, 6, "权", _WEIGHTS, formats)
    _column(book, sheet, 7, "县码", list(standing.codes), formats)
    _column(book, sheet, 8, "县名", list(standing.codes.values()), formats)
    for at, (name, options) in enumerate(lists.items(), start=9):
        _column(book, sheet, at, name, options, formats)
    # what only formulas look up would puzzle a reader and fill pages
    sheet.set_column(5, 8 + len(lists), None, None, {"hidden": True})
    sheet.print_area(0, 0, _TABLE + len(standing.by_county), 4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)


def _singles(book: Any, sheet: Any, standing: Standing, formats: Formats) -> None:
    day = formats.get(num_format=NUMBER_FORMATS["date"], border=1, bg_color="#FFF2CC", align="left")
    open_ = formats.get(border=1, bg_color="#FFF2CC", align="left")
    plain = formats.get(border=1)
    lines = (
        ("期末", standing.closing, "本期最后一天，每月先改这里"),
        ("本县", standing.county, "县（市、区）一列空着时按这里"),
        *((name, value, _TOLD[name]) for name, value in standing.singles.items()),
    )
    for at, (name, value, told) in enumerate(lines):
        sheet.write_string(at, 0, name, plain)
        if isinstance(value, dt.date):
            sheet.write_datetime(at, 1, dt.datetime(value.year, value.month, value.day), day)
        elif value is None or value == "":
            sheet.write_blank(at, 1, None, day if name == "期末" else open_)
        else:
            sheet.write(at, 1, value, open_)
        sheet.write_string(at, 2, told)
        book.define_name(name, f"={SHEET}!$B${at + 1}")


def _counties(book: Any, sheet: Any, standing: Standing, formats: Formats) -> None:
    head, plain = formats.heading(), formats.get(border=1)
    open_ = formats.get(border=1, bg_color="#FFF2CC")
    sheet.write_string(_TABLE - 2, 0, "各县标准（黄色的可以改，空着的不计算）")
    for at, heading in enumerate(("县（市、区）", "散居（元/月）", "集中（元/月）", "监测线（元/年）")):
        sheet.write_string(_TABLE - 1, at, heading, head)
    for number, (county, values) in enumerate(standing.by_county.items(), start=_TABLE):
        sheet.write_string(number, 0, county, plain)
        for at, value in enumerate(values, start=1):
            if value is None:
                sheet.write_blank(number, at, None, open_)
            else:
                sheet.write_number(number, at, value, open_)
    last = _TABLE + len(standing.by_county)
    for letter, name in zip("ABCD", ("标准县", "散居标准", "集中标准", "监测线"), strict=True):
        book.define_name(name, f"={SHEET}!${letter}${_TABLE + 1}:${letter}${last}")


def _column(book: Any, sheet: Any, at: int, name: str, values: Sequence[Any], formats: Formats) -> None:
    """A list from row 1 down under a name; an empty one is one empty cell."""
    for number, value in enumerate(values):
        if isinstance(value, str):
            sheet.write_string(number, at, value, formats.get(num_format="@", font_color="#808080"))
        else:
            sheet.write_number(number, at, value, formats.get(font_color="#808080"))
    letter = chr(ord("A") + at)
    book.define_name(name, f"={SHEET}!${letter}$1:${letter}${max(1, len(values))}")
