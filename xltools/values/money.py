"""Amounts of money, in 元."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import BLANKS, clean, fold

_CENT = Decimal("0.01")
_UNITS = {
    "": 1,
    "元": 1,
    "块": 1,
    "圆": 1,
    "千元": 1000,
    "万": 10_000,
    "万元": 10_000,
    "亿": 100_000_000,
    "亿元": 100_000_000,
}
_AMOUNT = re.compile(
    r"(?:人民币|RMB|CNY|[¥￥$])?([+-]?(?:\d[\d,，]*)?(?:\.\d+)?(?:E[+-]?\d+)?)(千元|亿元|万元|元|块|圆|万|亿)?(?:整)?(?:/|每)?(?:人)?(?:[./·每]?(?:月|年|季|天|日|人))*"
)
_LARGEST = Decimal(10) ** 13


def read(raw: object, unit: int = 1) -> Reading:
    """An amount in 元 with two decimals, None for an empty cell, else Unreadable F15.

    `unit`: what a number without a unit of its own is counted in (10000 where the table says 单位：万元).

    >>> read("1,050.00元"), read("￥1050元/月"), read("2.5万元"), read(1050), read("无")
    (1050.0, 1050.0, 25000.0, 1050.0, None)
    >>> read(0.095, unit=10000)
    950.0
    >>> read("已停").reason
    '“已停”不是金额'
    """
    if isinstance(raw, bool):
        return _unreadable(raw)
    text = fold(raw).replace(" ", "").upper()
    if text in BLANKS:
        return None
    match = _AMOUNT.fullmatch(text)
    if match is None or not any(one.isdigit() for one in match[1]):
        return _unreadable(raw)
    try:
        amount = Decimal(match[1].replace(",", "").replace("，", "")) * (
            _UNITS[match[2]] if match[2] else unit
        )
    except InvalidOperation:
        return _unreadable(raw)
    if not amount.is_finite() or abs(amount) >= _LARGEST:
        return _unreadable(raw)
    return float(amount.quantize(_CENT, ROUND_HALF_UP)) + 0.0


def _unreadable(raw: object) -> Unreadable:
    return Unreadable(f"“{clean(raw)}”不是金额", "F15")


def show(value: float) -> str:
    """
    >>> show(1050.0), show(1050.5)
    ('1050.00', '1050.50')
    """
    return f"{value:.2f}"


MONEY = ValueType("money", "金额（元）", "number", read, show=show, excel="money")
