"""Days, in all the ways clerks write them (domain.md section 5)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import BLANKS, clean, fold

_EPOCH = date(1899, 12, 30)
_SEPARATED = re.compile(
    r"((?:19|20)?\d\d)[-/.年](\d{1,2})(?:[-/.月](\d{1,2})?[日号]?)?(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?)?(?:起|始|生)?"
)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?")
_RANGE = re.compile(r"\s*(?:—+|--|~|至(?!今)|到)\s*")
_DIGITS = {one: str(number % 10) for number, one in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
}
_CHINESE = re.compile(
    r"([〇零○O一二三四五六七八九]{4})年([元一二三四五六七八九十]{1,3})月(?:([一二三四五六七八九十廿]{1,3})[日号])?"
)

#: What stands in an end-date column when there is no end (clarification: allowed, no end).
ENDLESS = frozenset(
    {"无期", "无期徒刑", "死缓", "死刑缓期", "长期", "至今", "永久", "终身", "未定", "不定期"}
)


def read(raw: object) -> Reading:
    """A date, None for an empty cell or one without end, Unreadable P22 for what is no day.

    A month without a day is its first day.

    >>> read("2021.3.5"), read("二〇二一年三月"), read(44260), read("21/3/5"), read("无期")
    (datetime.date(2021, 3, 5), datetime.date(2021, 3, 1), datetime.date(2021, 3, 5), datetime.date(2021, 3, 5), None)
    >>> read("2021.2.30").reason
    '“2021.2.30”不是日期'
    """
    if isinstance(raw, datetime):
        return _within(raw.date(), raw)
    if isinstance(raw, date):
        return _within(raw, raw)
    if isinstance(raw, bool):
        return _unreadable(raw)
    text = _RANGE.split(fold(raw))[0].replace("\n", "")
    text = re.sub(r"\s*([-/.年月])\s*", r"\1", text)
    if text in BLANKS or text in ENDLESS:
        return None
    match = _SEPARATED.fullmatch(text) or _COMPACT.fullmatch(text)
    if match:
        return _day(match, raw)
    day = read_chinese(text) or day_of_serial(text)
    return _within(day, raw) if day else _unreadable(raw)


def _day(match: re.Match[str], raw: object) -> Reading:
    year = int(match[1])
    if year < 100:
        year += 2000 if year <= 50 else 1900
    try:
        return _within(date(year, int(match[2]), int(match[3] or 1)), raw)
    except ValueError:
        return _unreadable(raw)


def read_chinese(text: str) -> date | None:
    """二〇二一年三月五日 → 5 March 2021, None when it is not written so.

    >>> read_chinese("二〇二一年十二月三十一日")
    datetime.date(2021, 12, 31)
    """
    match = _CHINESE.fullmatch(text)
    if match is None:
        return None
    year = int("".join(_DIGITS[one] for one in match[1]))
    try:
        return date(year, _small(match[2]), _small(match[3]) if match[3] else 1)
    except ValueError:
        return None


def _small(text: str) -> int:
    text = text.replace("元", "一").replace("廿", "二十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS[text]) if text in _DIGITS else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return 10 * (int(_DIGITS.get(tens, "1")) if tens else 1) + (int(_DIGITS[ones]) if ones else 0)


def day_of_serial(text: str) -> date | None:
    """A number as Excel counts days (1900 system), from 1927 to 2100; None for other numbers.

    >>> day_of_serial("44260"), day_of_serial("950")
    (datetime.date(2021, 3, 5), None)
    """
    if not re.fullmatch(r"\d{5}(?:\.\d+)?", text):
        return None
    serial = int(float(text))
    return _EPOCH + timedelta(days=serial) if 10_000 <= serial <= 73_415 else None


def _within(day: date, raw: object) -> Reading:
    return day if 1900 <= day.year <= 2100 else _unreadable(raw)


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是日期", "P22")


DATE = ValueType("date", "日期", "date", read, show=lambda day: day.isoformat(), excel="date")
