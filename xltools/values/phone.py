"""Mobile and landline numbers (domain.md 6.3)."""

from __future__ import annotations

import re

from xltools.values.base import Doubtful, Reading, Unreadable, ValueType
from xltools.values.mask import mask_phone
from xltools.values.text import fold, is_blank

_MOBILE = re.compile(r"1[3-9]\d{9}", re.ASCII)
_LANDLINE = re.compile(r"(?:(0372)-?)?([2-8]\d{6})", re.ASCII)
#: Two-digit area codes (010, 02x) have 8 digits behind them, three-digit ones 7 or 8.
_ELSEWHERE = re.compile(r"(010|02\d)-?([2-8]\d{7})|(?!0372)(0[3-9]\d\d)-?([2-8]\d{6,7})", re.ASCII)
_RANGES = re.compile(r"1(?:3\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])", re.ASCII)
_DUMMY = re.compile(r"(\d)\1{10}|1\d(\d)\2{8}|1\d{2}0{8}|1\d{2}12345678", re.ASCII)
_SEVERAL = re.compile(r"[/、,;\n|或]|\s{2,}|(?<=\d{7})\s(?=\d{7})", re.ASCII)
_COUNTRY = re.compile(r"^(?:\+?(?:00)?86-?|0)(?=1[3-9]\d{9}$)", re.ASCII)
_EXTENSION = re.compile(r"(?<=\d{7})(?:转|-)\d{1,4}$", re.ASCII)
_HYPHENS = str.maketrans("–—", "--")
_SCIENTIFIC = re.compile(r"1\.[3-9]\d{8,9}E\+?10", re.ASCII)


def read(raw: object) -> Reading:
    """The first good number of a cell in digits, landlines with a hyphen; Unreadable P15 for what is no number.

    Words and brackets around a number are passed over. Doubtful P15: a mobile number outside the known ranges, a
    dummy such as 13800000000, a landline of another city.

    >>> read("139 3725 1864"), read("+86-13937251864"), read(13937251864.0), read("0372-3912345/13937251864")
    ('13937251864', '13937251864', '13937251864', '0372-3912345')
    >>> read("1393725186").reason, read("13800000000").reason, read("010-62345678").reason
    ('不是11位手机号或0372座机', '像是凑数的号码', '不是本市0372的座机')
    """
    if isinstance(raw, str) and _MOBILE.fullmatch(raw):
        return _read_one(raw)  # nearly every number; the rest of the function would say the same
    if isinstance(raw, bool):
        return _unreadable()
    text = fold(raw).upper()
    if is_blank(raw) or text in ("0", "无电话", "无手机"):
        return None
    if _SCIENTIFIC.fullmatch(text):
        text = fold(float(text))
    readings = [_read_one(piece) for piece in _SEVERAL.split(text)]
    readings.sort(key=lambda reading: (isinstance(reading, Unreadable), isinstance(reading, Doubtful)))
    return readings[0]


def _read_one(piece: str) -> Reading:
    number = re.sub(r"[^\d+\-转]", "", piece.translate(_HYPHENS), flags=re.ASCII).strip("-")
    number = _COUNTRY.sub("", _mobile(number))
    if _MOBILE.fullmatch(number):
        return _doubted(number)
    number = _EXTENSION.sub("", number)
    match = _LANDLINE.fullmatch(number)
    if match:
        return f"0372-{match[2]}"
    match = _ELSEWHERE.fullmatch(number)
    if match:
        return Doubtful(f"{match[1] or match[3]}-{match[2] or match[4]}", "不是本市0372的座机", "P15")
    return Doubtful(number, "像是凑数的号码", "P15") if _DUMMY.fullmatch(number) else _unreadable()


def _mobile(number: str) -> str:
    """Without hyphens where the digits make a mobile number; any other number as it stands."""
    bare = number.replace("-", "")
    return bare if _MOBILE.fullmatch(_COUNTRY.sub("", bare)) else number


def _doubted(number: str) -> Reading:
    if _DUMMY.fullmatch(number):
        return Doubtful(number, "像是凑数的号码", "P15")
    if not _RANGES.match(number):
        return Doubtful(number, f"号段{number[:3]}没有见过", "P15")
    return number


def _unreadable() -> Unreadable:
    return Unreadable("不是11位手机号或0372座机", "P15")


PHONE = ValueType("phone", "电话", "text", read, mask=mask_phone)
