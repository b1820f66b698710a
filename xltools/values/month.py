"""Months (年月)."""

from __future__ import annotations

import re
from typing import NamedTuple

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.date import read as read_day
from xltools.values.date import read_chinese
from xltools.values.text import clean, fold


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


#: A closing day (截至2021年4月30日) speaks of its month; any other full date, such as the day of reporting, of none.
_CLOSING = re.compile(r"截[至止]到?\s*(20\d\d)\s*[年.\-/]\s*(0?[1-9]|1[0-2])(?!\d)", re.ASCII)
_WRITTEN = re.compile(
    r"(?<!\d)(20\d\d)\s*(?:年度?|[.\-/_])\s*(0?[1-9]|1[0-2])(?!\d)"
    r"(?!\s*[.\-/]\s*\d)(?!\s*月\s*\d{1,2}\s*[日号])",
    re.ASCII,
)
_COMPACT = re.compile(r"(?<!\d)(20\d\d)(0[1-9]|1[0-2])(?!\d)", re.ASCII)
_CHINESE = re.compile(
    r"二[〇零○O0一二三四五六七八九]{3}年[元一二三四五六七八九十]{1,3}月(?![一二三四五六七八九十廿]+[日号])"
)


def read(raw: object) -> Reading:
    """A Month; a full date is taken for its month, a range for its first; Unreadable P22 else.

    All spellings of `xltools.values.date` are read, and the same are refused.

    >>> read("2021年3月份"), read(202103), read("2021.3—2022.2"), str(read("二〇二一年三月"))
    (Month(year=2021, month=3), Month(year=2021, month=3), Month(year=2021, month=3), '2021-03')
    >>> read("2021-13").reason
    '“2021-13”不是年月'
    """
    day = read_day(raw)
    if isinstance(day, Unreadable):
        return Unreadable(f"“{clean(raw)}”不是年月", "P22")
    return None if day is None else Month(day.year, day.month)


def find_month(text: str) -> Month | None:
    """The month that a title or a file name speaks of; None when it names no year, or a full date only.

    >>> (
    ...     find_month("滑县事实无人抚养儿童台账（2021年4月）"),
    ...     find_month("滑县4月儿童台账.xlsx"),
    ...     find_month("填报日期：2021年5月5日"),
    ... )
    (Month(year=2021, month=4), None, None)
    >>> find_month("儿童台账202104(改).xlsx"), find_month("2021-04.xlsx"), find_month("截至2021年4月30日")
    (Month(year=2021, month=4), Month(year=2021, month=4), Month(year=2021, month=4))
    """
    folded = fold(text)
    for pattern in (_CLOSING, _WRITTEN, _COMPACT):
        match = pattern.search(folded)
        if match:
            return Month(int(match[1]), int(match[2]))
    match = _CHINESE.search(folded)
    day = read_chinese(match[0]) if match else None
    return Month(day.year, day.month) if day else None


MONTH = ValueType("month", "年月", "month", read, show=str, excel="month")
