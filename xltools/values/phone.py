"""Mobile and landline numbers (domain.md 6.3)."""

from __future__ import annotations

import re

from xltools.values.base import Doubtful, Reading, Unreadable, ValueType
from xltools.values.mask import mask_phone
from xltools.values.text import as_text, clean, fold, is_blank

_MOBILE = re.compile(r"1[3-9]\d{9}")
_LANDLINE = re.compile(r"(?:0372-?)?[2-8]\d{6}|0\d{2,3}-?[2-8]\d{6,7}")
_RANGES = re.compile(r"1(?:3\d|4[5-9]|5[0-35-9]|6[25-7]|7[0-8]|8\d|9[0-35-9])")
_DUMMY = re.compile(r"1\d(\d)\1{8}|(\d)\2{10}|1\d{2}0{8}|1[3-9]\d12345678")
_SEVERAL = re.compile(r"[/、,，;；\n或]|\s{2,}|(?<=\d{7})\s(?=\d{7})")


def read(raw: object) -> Reading:
    """The (first) number in digits, landlines with a hyphen; Unreadable P15 for what is no number.

    Doubtful P15: outside the known ranges, or a dummy such as 13800000000.

    >>> read("139 3725 1864"), read("+86-13937251864"), read(13937251864.0), read("0372-3912345/13937251864")
    ('13937251864', '13937251864', '13937251864', '0372-3912345')
    >>> read("1393725186").reason, read("13800000000").reason
    ('不是11位手机号或0372座机', '像是凑数的号码')
    """
    if isinstance(raw, bool):
        return _unreadable()
    text = as_text(raw) if isinstance(raw, int | float) else fold(raw)
    if is_blank(text) or text.strip() in ("0", "无电话"):
        return None
    if re.fullmatch(r"1\.[3-9]\d*E\+?10", text.upper()):
        text = as_text(float(text)) if len(text) >= 15 else ""
    for piece in _SEVERAL.split(text):
        number = re.sub(r"[\s().－–—]", "", piece.replace("-", "", 1) if piece.startswith("+") else piece)
        number = re.sub(r"^(?:\+?0{0,2}86)-?(?=1)", "", number)
        if _MOBILE.fullmatch(number.replace("-", "")):
            return _doubted(number.replace("-", ""))
        if _LANDLINE.fullmatch(number):
            return _landline(number)
    return _unreadable()


def _landline(number: str) -> str:
    digits = number.replace("-", "")
    if digits.startswith("0"):
        area = (
            digits[:3]
            if digits[:3] in ("010", "020", "021", "022", "023", "024", "025", "027", "028", "029")
            else digits[:4]
        )
        return f"{area}-{digits[len(area) :]}"
    return f"0372-{digits}"


def _doubted(number: str) -> Reading:
    if _DUMMY.fullmatch(number):
        return Doubtful(number, "像是凑数的号码", "P15")
    if not _RANGES.match(number):
        return Doubtful(number, f"号段{number[:3]}没有见过", "P15")
    return number


def _unreadable() -> Unreadable:
    return Unreadable("不是11位手机号或0372座机", "P15")


def shown(value: str) -> str:
    """As a clerk writes it."""
    return clean(value)


PHONE = ValueType("phone", "电话", "text", read, show=shown, mask=mask_phone)
