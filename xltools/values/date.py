"""Days, in all the ways clerks write them (domain.md section 5)."""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank, without_remark

_EPOCH = date(1899, 12, 30)
_CLOCK = r"(?:[ T]\d\d?:\d\d(?::\d\d(?:\.\d+)?)?Z?)?"
_SEPARATED = re.compile(
    r"((?:19|20)?\d\d)([-/.年])(\d{1,2})(?:[-/.月](?:份|(\d{1,2})[日号]?)?)?\.?" + _CLOCK, re.ASCII
)
_PLAIN = re.compile(r"((?:19|20)\d\d)-(\d\d)-(\d\d)", re.ASCII)
_COMPACT = re.compile(r"((?:19|20)\d\d)(\d\d)(\d\d)?" + _CLOCK, re.ASCII)
#: What stands between two ends of a range; a hyphen only where a year follows it or a Chinese unit precedes it.
_BETWEEN = re.compile(r"(?<=.)(?:[—–~]+|--|至(?!今)|到|(?<=[月日号])-|-(?=(?:19|20)\d\d[./年]))")
_AROUND = re.compile(r"^(?:自|从|于)|(?:至今|以来|起|始|出?生|止)$")
_LOOSE = re.compile(r"\s*([-/.年月日~—])\s*")
_DIGITS = {one: str(number) for number, one in enumerate("〇一二三四五六七八九")} | {
    "零": "0",
    "○": "0",
    "O": "0",
    "0": "0",
}
_CHINESE = re.compile(
    r"([〇零○O0一二三四五六七八九]{4})年([元一二三四五六七八九十]{1,3})月(?:份|([一二三四五六七八九十廿]{1,3})[日号])?"
)

#: What stands in an end-date column when there is no end (clarification: allowed, no end).
ENDLESS = frozenset(
    {"无期", "无期徒刑", "无期限", "无限期", "死缓", "死刑缓期", "死刑缓期执行", "死刑缓期二年执行"}
    | {"长期", "长期有效", "至今", "今", "现在", "永久", "终身", "未定", "不定期"}
)


def read(raw: object) -> Reading:
    """A date, None for an empty cell or one without end, Unreadable P22 for what is no day.

    A month without a day is its first day, and a range its first end. Two digits are a year where they cannot be a
    month (21.3) or three parts stand together (08.3.5). The number 2021.1 is refused: Excel shortens an October
    typed as 2021.10 to the same number.

    >>> read("2021.3.5"), read("二〇二一年三月"), read(44260), read("21/3/5"), read("无期")
    (datetime.date(2021, 3, 5), datetime.date(2021, 3, 1), datetime.date(2021, 3, 5), datetime.date(2021, 3, 5), None)
    >>> read("2021.2.30").reason, read(2021.1).code
    ('“2021.2.30”不是日期', 'P22')
    """
    if isinstance(raw, str) and (plain := _PLAIN.fullmatch(raw)):
        day = _dated(*plain.groups())
        return _within(day, raw) if day else _unreadable(raw)
    if isinstance(raw, datetime):
        return _within(raw.date(), raw)
    if isinstance(raw, date):
        return _within(raw, raw)
    if isinstance(raw, bool) or (isinstance(raw, float) and _may_be_october(raw)):
        return _unreadable(raw)
    if is_blank(raw):
        return None
    text = without_remark(fold(raw))
    if text in ENDLESS:
        return None
    day = _day(first_end(text))
    return _within(day, raw) if day else _unreadable(raw)


def first_end(text: str) -> str:
    """The first end of a range, without the blanks and the words around a date.

    >>> first_end("自2021年3月 — 2022年2月"), first_end("2021.3-2022.2"), first_end("2021.3起")
    ('2021年3月', '2021.3', '2021.3')
    """
    text = _LOOSE.sub(r"\1", text.replace("\n", "").replace("。", ".").replace("、", "."))
    return _AROUND.sub("", _BETWEEN.split(_AROUND.sub("", text), maxsplit=1)[0])


def _may_be_october(number: float) -> bool:
    return 1900 < number < 2101 and round(number % 1, 6) == 0.1


def _day(text: str) -> date | None:
    match = _SEPARATED.fullmatch(text)
    if match:
        return _dated(match[1], match[3], match[4]) if _is_year(match) else None
    match = _COMPACT.fullmatch(text)
    return _dated(*match.groups()) if match else read_chinese(text) or day_of_serial(text)


def _is_year(match: re.Match[str]) -> bool:
    """Whether the first number of a written date is a year: 10.5 may be the fifth of October."""
    return len(match[1]) == 4 or match[2] == "年" or match[4] is not None or int(match[1]) > 12


def _dated(year: str, month: str, day: str | None) -> date | None:
    number = int(year)
    if number < 100:
        number += 2000 if number <= 50 else 1900
    return _existing(number, int(month), int(day or 1))


def _existing(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_chinese(text: str) -> date | None:
    """二〇二一年三月五日 → 5 March 2021, None when it is not written so.

    >>> read_chinese("二〇二一年十二月三十一日")
    datetime.date(2021, 12, 31)
    """
    match = _CHINESE.fullmatch(text)
    if match is None:
        return None
    year = int("".join(_DIGITS[one] for one in match[1]))
    return _existing(year, small_number(match[2]), small_number(match[3]) if match[3] else 1)


def small_number(text: str) -> int:
    """A Chinese numeral up to 九十九; 0 for what is none.

    >>> small_number("十二"), small_number("廿一"), small_number("三十"), small_number("元")
    (12, 21, 30, 1)
    """
    text = text.replace("元", "一").replace("廿", "二十")
    tens, ten, ones = text.rpartition("十")
    if not ten:
        return int(_DIGITS.get(text, "0"))
    if (tens and tens not in _DIGITS) or (ones and ones not in _DIGITS):
        return 0
    return 10 * int(_DIGITS[tens] if tens else 1) + int(_DIGITS[ones] if ones else 0)


def day_of_serial(text: str) -> date | None:
    """A number as Excel counts days (1900 system), from 1927 to 2099; None for other numbers.

    >>> day_of_serial("44260"), day_of_serial("950")
    (datetime.date(2021, 3, 5), None)
    """
    if not re.fullmatch(r"\d{5}(?:\.\d+)?", text, re.ASCII):
        return None
    serial = int(float(text))
    return _EPOCH + timedelta(days=serial) if 10_000 <= serial <= 73_050 else None


def _within(day: date, raw: object) -> Reading:
    return day if 1900 <= day.year <= 2099 else _unreadable(raw)


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是日期", "P22")


DATE = ValueType("date", "日期", "date", read, show=lambda day: day.isoformat(), excel="date")
