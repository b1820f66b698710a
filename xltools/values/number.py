"""Whole numbers: persons, years of age, running numbers."""

from __future__ import annotations

import re

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import BLANKS, clean, fold

_COUNT = re.compile(
    r"(?:第)?([+-]?\d{1,12})(?:\.0*)?(?:个|名|位)?(?:人|岁|周岁|户|口|个|次|项|天|月|年|号|、|\.)?"
)
_CHINESE = {one: number for number, one in enumerate("零一二三四五六七八九十")}


def read(raw: object) -> Reading:
    """An int, None for an empty cell, else Unreadable F15.

    >>> read("5人"), read("12 周岁"), read(3.0), read("三"), read("/")
    (5, 12, 3, 3, None)
    >>> read("若干").reason
    '“若干”不是数字'
    """
    if isinstance(raw, bool):
        return _unreadable(raw)
    text = fold(raw).replace(" ", "")
    if text in BLANKS:
        return None
    if text in _CHINESE:
        return _CHINESE[text]
    match = _COUNT.fullmatch(text)
    return int(match[1]) if match else _unreadable(raw)


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是数字", "F15")


COUNT = ValueType("count", "整数", "number", read, show=lambda value: str(int(value)), excel="integer")
