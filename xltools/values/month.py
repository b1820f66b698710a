"""Months (年月)."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import NamedTuple

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.date import day_of_serial, read_chinese
from xltools.values.text import BLANKS, clean, fold


class Month(NamedTuple):
    """One month of one year."""

    year: int
    month: int

    @property
    def ordinal(self) -> int:
        """Months since January 1970."""
        return (self.year - 1970) * 12 + self.month - 1

    def __str__(self) -> str:
        return f"{self.year:04d}-{self.month:02d}"


_SPELLINGS = re.compile(
    r"((?:19|20)?\d\d)[-/.年](\d{1,2})(?:[-/.月](?:\d{1,2})?(?:[日号])?)?(?: \d\d?:\d\d(?::\d\d)?)?(?:起|始|至今)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(0[1-9]|1[0-2])(?:[0-3]\d)?")
_RANGE = re.compile(r"\s*(?:—+|--|~|至|到)\s*")
_IN_TEXT = re.compile(
    r"(?<!\d)(20\d\d)\s*[年.\-/_]\s*(0?[1-9]|1[0-2])(?!\d)(?!\s*[.\-/]\s*\d)(?!\s*月\s*\d{1,2}\s*[日号])|(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)"
)


def read(raw: object) -> Reading:
    """A Month; a full date is taken for its month, a range for its first; Unreadable P22 else.

    >>> read("2021年3月"), read(202103), read("2021.3—2022.2"), read("二〇二一年三月"), read("2021-13")
    (Month(year=2021, month=3), Month(year=2021, month=3), Month(year=2021, month=3), Month(year=2021, month=3), Unreadable(reason='“2021-13”不是年月', code='P22', words=()))
    """
    if isinstance(raw, datetime | date):
        return _checked(raw.year, raw.month, raw)
    if isinstance(raw, bool):
        return _unreadable(raw)
    text = _RANGE.split(fold(raw))[0].replace("\n", "")
    text = re.sub(r"\s*([-/.年月])\s*", r"\1", text)
    if text in BLANKS:
        return None
    match = _SPELLINGS.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        year = int(match[1])
        return _checked(year if year > 99 else 2000 + year, int(match[2]), raw)
    day = read_chinese(text) or day_of_serial(text)
    return _checked(day.year, day.month, raw) if day else _unreadable(raw)


def find_month(text: str) -> Month | None:
    """The month that a title or a file name speaks of; None when it names no year, or a full date only.

    >>> (
    ...     find_month("滑县事实无人抚养儿童台账（2021年4月）"),
    ...     find_month("滑县4月儿童台账.xlsx"),
    ...     find_month("填报日期：2021年5月5日"),
    ... )
    (Month(year=2021, month=4), None, None)
    >>> find_month("儿童台账202104(改).xlsx"), find_month("2021-04.xlsx")
    (Month(year=2021, month=4), Month(year=2021, month=4))
    """
    match = _IN_TEXT.search(fold(text))
    if match is None:
        return None
    return Month(int(match[1] or match[3]), int(match[2] or match[4]))


def _checked(year: int, month: int, raw: object) -> Reading:
    return Month(year, month) if 1900 <= year <= 2100 and 1 <= month <= 12 else _unreadable(raw)


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是年月", "P22")


MONTH = ValueType("month", "年月", "month", read, show=str, excel="month")
