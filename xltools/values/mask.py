"""Masks for what may not be read outside the county's own workbook (domain.md section 8)."""

from __future__ import annotations

import re

#: Longest first: 18-character identity numbers and certificates, 15-digit numbers, accounts, mobile phones, landlines.
_LONG = re.compile(r"(?<![0-9A-Za-z])(?:\d[ -]?){14,21}[\dXx](?:[A-Z]\d)?(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<!\d)1[3-9]\d{9}(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}-?)\d{3,4}(\d{4})(?!\d)")


def mask_id(text: str) -> str:
    """Six in front, four behind, stars between; shorter texts keep nothing but their ends.

    >>> mask_id("410526201203041234"), mask_id("4105221"), mask_id("")
    ('410526********1234', '4*****1', '')
    """
    if len(text) >= 15:
        return text[:6] + "*" * (len(text) - 10) + text[-4:]
    if len(text) <= 2:
        return "*" * len(text)
    return text[0] + "*" * (len(text) - 2) + text[-1]


def mask_phone(text: str) -> str:
    """138****1234

    >>> mask_phone("13812341234"), mask_phone("0372-1234567")
    ('138****1234', '037*****4567')
    """
    return text[:3] + "*" * (len(text) - 7) + text[-4:] if len(text) > 7 else "*" * len(text)


def mask_account(text: str) -> str:
    """The last four digits only.

    >>> mask_account("6229911234567890123")
    '***************0123'
    """
    return "*" * max(len(text) - 4, 0) + text[-4:] if len(text) > 4 else "*" * len(text)


def mask_text(text: str) -> str:
    """Every identity number, account and phone inside a sentence masked.

    >>> mask_text("身份证号“410526201203041234”与13812341234不符，标准950元，2021-04-30")
    '身份证号“410526********1234”与138****1234不符，标准950元，2021-04-30'
    """
    text = _LONG.sub(lambda match: mask_id(re.sub(r"[ -]", "", match[0])), text)
    text = _MOBILE.sub(lambda match: mask_phone(match[0]), text)
    return _LANDLINE.sub(lambda match: match[1] + "***" + match[2], text)
