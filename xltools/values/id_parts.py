"""What a resident identity number (GB 11643-1999) says: birthday, sex, area; one number, or a column at once."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WHOLE = re.compile(r"[1-8]\d{16}[\dX]", re.ASCII)


def check_character(body: str) -> str:
    """The 18th character for 17 digits (ISO 7064 MOD 11-2).

    >>> check_character("11010519491231002")
    'X'
    """
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def is_resident_number(value: object) -> bool:
    """Whether a value of an identity column is an 18-character resident number (and not another document)."""
    return isinstance(value, str) and _WHOLE.fullmatch(value) is not None


def birth_of(text: str) -> date | None:
    """The day that characters 7 to 14 name, None where there is none or it lies before 1900."""
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None
    return born if born.year >= 1900 else None


def birth_date(value: str) -> date | None:
    """The birthday in a resident number, None for another document.

    >>> birth_date("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    return birth_of(value) if is_resident_number(value) else None


def sex(value: str) -> str | None:
    """男 or 女 by the 17th digit, None for another document.

    >>> sex("11010519491231002X")
    '女'
    """
    return ("女", "男")[int(value[16]) % 2] if is_resident_number(value) else None


def area_code(value: str) -> str | None:
    """The six digits of the area that first gave the number, None for another document."""
    return value[:6] if is_resident_number(value) else None


def surely_right(texts: Sequence[Any]) -> Any:
    """Which of these 18-character ASCII texts are right numbers as they stand (bool array)."""
    signs = np.frombuffer("".join(texts).encode("ascii"), dtype=np.uint8).reshape(-1, 18)
    digits = signs[:, :17] - np.uint8(48)
    numeric = (digits < 10).all(axis=1) & (digits[:, 0] >= 1) & (digits[:, 0] <= 8)
    remainders = (digits.astype(np.int16) * np.array(_WEIGHTS, dtype=np.int16)).sum(axis=1) % 11
    checked = signs[:, 17] == np.frombuffer(_CHECKS.encode(), dtype=np.uint8)[remainders]
    return numeric & checked & _real_days(digits)


def _real_days(digits: Any) -> Any:
    wide = digits.astype(np.int32)
    years = wide[:, 6] * 1000 + wide[:, 7] * 100 + wide[:, 8] * 10 + wide[:, 9]
    months = wide[:, 10] * 10 + wide[:, 11]
    days = wide[:, 12] * 10 + wide[:, 13]
    lengths = np.array([0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31])[np.where(months <= 12, months, 0)]
    leap = (years % 4 == 0) & ((years % 100 != 0) | (years % 400 == 0)) & (months == 2)
    return (years >= 1900) & (months >= 1) & (days >= 1) & (days <= lengths + leap)


def _resident(values: Sequence[Any]) -> tuple[Any, Any]:
    """Places of the resident numbers in a column of values, and their 18 characters as a matrix of bytes.

    Values have been read already, so that length and first character tell a resident number from other documents.
    """
    whole = _all_18(values)
    if whole is not None:
        return np.arange(len(values)), whole
    places = [
        at
        for at, value in enumerate(values)
        if isinstance(value, str) and len(value) == 18 and value[0] != "9"
    ]
    text = "".join([values[at] for at in places])
    return np.array(places, dtype=np.int64), np.frombuffer(text.encode("ascii"), dtype=np.uint8).reshape(
        -1, 18
    )


def _all_18(values: Sequence[Any]) -> Any:
    """The characters of a column in which every value is a resident number, None for any other column."""
    if set(map(type, values)) != {str} or set(map(len, values)) != {18}:
        return None
    signs = np.frombuffer("".join(values).encode("ascii"), dtype=np.uint8).reshape(-1, 18)
    return None if (signs[:, 0] == ord("9")).any() else signs


def births(values: Sequence[Any]) -> Any:
    """Birthdays of a column of values as datetime64[D], NaT where there is none."""
    days = np.full(len(values), np.datetime64("NaT"), dtype="datetime64[D]")
    places, signs = _resident(values)
    digits = signs[:, 6:14].astype(np.int64) - 48
    years = digits[:, 0] * 1000 + digits[:, 1] * 100 + digits[:, 2] * 10 + digits[:, 3]
    months = (years - 1970) * 12 + digits[:, 4] * 10 + digits[:, 5] - 1
    days[places] = months.astype("datetime64[M]").astype("datetime64[D]") + (
        digits[:, 6] * 10 + digits[:, 7] - 1
    )
    return days


def sexes(values: Sequence[Any]) -> Any:
    """男, 女 or None for each value of a column (object array)."""
    told = np.full(len(values), None, dtype=object)
    places, signs = _resident(values)
    told[places] = np.array(["女", "男"], dtype=object)[signs[:, 16] % 2]
    return told


def areas(values: Sequence[Any]) -> Any:
    """Area codes of a column (object array), None where there is none."""
    return np.array([value[:6] if is_resident_number(value) else None for value in values], dtype=object)
