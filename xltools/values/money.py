"""Amounts of money, in 元 or (funds and projects) in 万元."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, DecimalException
from typing import Any

import numpy as np

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank, without_remark

_CENT = Decimal("0.01")
_UNITS = {"元": 1, "块": 1, "圆": 1, "千元": 1000, "万": 10_000, "万元": 10_000} | {
    "亿": 100_000_000,
    "亿元": 100_000_000,
}
_AMOUNT = re.compile(
    r"(?:每?人?每月|月)?(?:人民币|RMB|CNY|[¥￥])?"
    r"([+-]?(?:\d{1,3}(?:,\d{3,4})+|\d*)(?:\.\d*)?(?:E[+-]?\d{1,3})?)"
    r"(千元|亿元|万元|元|块|圆|万|亿)?(?:整|正)?(?:[./·每]?(?:人|月|年|季|天|日))*",
    re.ASCII,
)
_LARGEST = Decimal(10) ** 13


def half_up(amounts: Any, places: int = 2) -> Any:
    """A column rounded as Excel's ROUND and every clerk do it, a half away from 0 (numpy rounds it to the even side).

    >>> half_up(np.array([207.845, 0.125, 2.5, -2.5])).tolist(), half_up(np.array([2.5]), 0).tolist()
    ([207.85, 0.13, 2.5, -2.5], [3.0])
    """
    scale = 10.0**places
    # a sum such as 1.005 × 100 = 100.49999999999999 is a half too
    return np.sign(amounts) * np.floor(np.abs(amounts) * scale + 0.5 + 1e-7) / scale


def read(raw: object, unit: int = 1) -> Reading:
    """An amount in 元 with two decimals (half up), None for an empty cell, else Unreadable F15.

    `unit`: what a number without a unit of its own is counted in (10000 where the table says 单位：万元).

    >>> read("1,050.00元"), read("￥1050元/月"), read("2.5万元"), read(1050), read("无")
    (1050.0, 1050.0, 25000.0, 1050.0, None)
    >>> read(0.095, unit=10000), read("950元（散居）")
    (950.0, 950.0)
    >>> read("已停").reason
    '“已停”不是金额'
    """
    if isinstance(raw, bool):
        return _unreadable(raw)
    if is_blank(raw):
        return None
    match = _AMOUNT.fullmatch(without_remark(fold(raw)).replace(" ", "").upper())
    if match is None or not any(one.isdigit() for one in match[1]):
        return _unreadable(raw)
    try:
        amount = Decimal(match[1].replace(",", "")) * (_UNITS[match[2]] if match[2] else unit)
    except DecimalException:
        return _unreadable(raw)
    if abs(amount) >= _LARGEST:
        return _unreadable(raw)
    return float(amount.quantize(_CENT, ROUND_HALF_UP)) + 0.0


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是金额", "F15")


def in_ten_thousands(yuan: float) -> float:
    """元 as 万元 with two decimals, halves rounded up as clerks do.

    >>> in_ten_thousands(3139600.0), in_ten_thousands(12550.0)
    (313.96, 1.26)
    """
    return float((Decimal(f"{yuan:.2f}") / 10_000).quantize(_CENT, ROUND_HALF_UP))


def show(value: float) -> str:
    """
    >>> show(1050.0), show(1050.5)
    ('1050.00', '1050.50')
    """
    return f"{value:.2f}"


def read_ten_thousands(raw: object, unit: int = 10_000) -> Reading:
    """An amount in 万元, of a column that counts in 万元; what `read` is for 元.

    `unit`: what a number without a unit of its own is counted in, in 元.

    >>> read_ten_thousands(313.96), read_ten_thousands("500万元"), read_ten_thousands("2.59亿元")
    (313.96, 500.0, 25900.0)
    >>> read_ten_thousands(3139600, unit=1), read_ten_thousands("3139600元"), read_ten_thousands("无")
    (313.96, 313.96, None)
    """
    amount = read(raw, unit)
    return amount / 10_000 if isinstance(amount, float) else amount


def show_ten_thousands(value: float) -> str:
    """Two decimals, or as many as lose nothing (six: a cent).

    >>> show_ten_thousands(25900.0), show_ten_thousands(0.0001)
    ('25900.00', '0.0001')
    """
    exact = f"{value:.6f}".rstrip("0")
    return max(f"{value:.2f}", exact, key=len)


MONEY = ValueType("money", "金额（元）", "number", read, show=show, excel="money")
MONEY_WAN = ValueType(
    "money", "金额（万元）", "number", read_ten_thousands, show=show_ten_thousands, excel="money"
)
