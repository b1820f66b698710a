"""Whole numbers: persons, years of age, running numbers."""

from __future__ import annotations

import re

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.date import small_number
from xltools.values.text import clean, fold, is_blank, without_remark

_COUNT = re.compile(
    r"第?([+-]?(?:\d{1,3}(?:,\d{3})+|\d{1,12}))(?:\.0*)?(?:个|名|位|周)?(?:人|岁|户|口|次|项|天|年|年度|号|、|\.)?",
    re.ASCII,
)
_NUMERAL = re.compile(r"第?([零〇一二三四五六七八九十]{1,3})(?:个|名|位|周)?(?:人|岁|户|口|次|项)?")


def read(raw: object) -> Reading:
    """An int, None for an empty cell, else Unreadable F15; an age in months is no whole number of years.

    >>> read("5人"), read("12 周岁"), read(3.0), read("十三"), read("/")
    (5, 12, 3, 13, None)
    >>> read("若干").reason, read("8个月").code
    ('“若干”不是整数', 'F15')
    """
    if isinstance(raw, float) and raw.is_integer() and 0 <= raw < 1e12:
        return int(raw)  # as Excel hands over running numbers
    if isinstance(raw, bool):
        return _unreadable(raw)
    if is_blank(raw):
        return None
    text = without_remark(fold(raw)).replace(" ", "")
    match = _COUNT.fullmatch(text)
    if match:
        return int(match[1].replace(",", ""))
    match = _NUMERAL.fullmatch(text)
    if match is None or (small_number(match[1]) == 0 and match[1] not in "零〇"):
        return _unreadable(raw)
    return small_number(match[1])


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是整数", "F15")


COUNT = ValueType("count", "整数", "number", read, show=lambda value: str(int(value)), excel="integer")
