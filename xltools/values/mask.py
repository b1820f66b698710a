"""Masks for what may not be read outside the county's own workbook (domain.md section 8)."""

from __future__ import annotations

import re
import unicodedata

#: Digits in pieces of three and more (so that no dates are joined), the X and suffix of identity documents.
_RUN = re.compile(
    r"(?<!\d)\d{3,}(?:[\s\-–—]\d{3,})*(?:[\s\-–—]\d{1,2}(?!\d))?(?:[XxＸｘ](?:\d\d)?)?(?:[A-Z]\d)?(?!\d)"
)
#: What Excel makes of a long number: 4.10526201203041E+17
_SCIENTIFIC = re.compile(r"(?<!\d)(\d\.\d{4})(\d+)(?=[Ee]\+?\d)")
#: 出生医学证明 and the older 外国人永久居留身份证.
_DOCUMENT = re.compile(r"(?<![0-9A-Za-z])(?:[A-Z]\d{9}|[A-Z]{3}\d{12})(?!\d)")
_LANDLINE = re.compile(r"(?<!\d)(0\d{2,3}[-–—]?)\d{3,4}(\d{4})(?!\d)")
_IDENTITY = re.compile(r"[1-9]\d{5}(?:19|20)\d\d[01]\d[0-3]\d|[1-8]\d{7}[01]\d[0-3]\d{4}$")
_TWO_CHARACTER_SURNAMES = (
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "东方",
    "夏侯",
    "司徒",
)
_VILLAGE = re.compile(r"村|社区|居委会")
#: A mobile number, or one that lost its last digit.
_MOBILE = re.compile(r"1[3-9]\d{8,9}")


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


def mask_hard(text: str) -> str:
    """What of a number may leave the bureau: four in front, two behind, which says neither county nor birthday.

    >>> mask_hard("410526201203041234"), mask_hard("6229911234567890123"), mask_hard("137")
    ('4105************34', '6229*************23', '1*7')
    """
    return text[:4] + "*" * (len(text) - 6) + text[-2:] if len(text) > 8 else mask_id(text)


def mask_name(text: str) -> str:
    """The surname only.

    >>> mask_name("张三丰"), mask_name("欧阳修"), mask_name("")
    ('张**', '欧阳*', '')
    """
    kept = 2 if text[:2] in _TWO_CHARACTER_SURNAMES and len(text) > 2 else 1
    return text[:kept] + "*" * max(len(text) - kept, 0)


def mask_address(text: str) -> str:
    """As far as the village or the neighbourhood; what follows is starred, and all of it where neither is named.

    >>> mask_address("滑县城关镇南街村12号院3排"), mask_address("解放路18号")
    ('滑县城关镇南街村******', '******')
    """
    end = max((match.end() for match in _VILLAGE.finditer(text)), default=0)
    return text[:end] + "*" * (len(text) - end)


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
    """Every identity number, certificate, account and phone inside a sentence masked.

    Numbers of 15 to 22 digits with a birthday in their place keep six digits in front and four behind, other long
    numbers only the last four, numbers of 11 to 14 digits what a phone keeps. Dates and amounts stay.

    >>> mask_text("身份证号“410526201203041234”与13812341234不符，标准950元，2021-04-30")
    '身份证号“410526********1234”与138****1234不符，标准950元，2021-04-30'
    >>> mask_text("账号6229 9112 3456 7890 126"), mask_text("2021-04-30至2022-04-30")
    ('账号***************0126', '2021-04-30至2022-04-30')
    """
    text = _SCIENTIFIC.sub(lambda match: match[1] + "*" * len(match[2]), text)
    text = _DOCUMENT.sub(lambda match: mask_id(match[0]), text)
    text = _RUN.sub(lambda match: _masked(match[0]), text)
    return _LANDLINE.sub(lambda match: match[1] + "***" + match[2], text)


def _masked(run: str) -> str:
    number = re.sub(r"[\s\-–—]", "", unicodedata.normalize("NFKC", run))
    if len(number) >= 15:
        return mask_id(number) if _IDENTITY.match(number) else mask_account(number)
    if _MOBILE.fullmatch(number) or (len(number) >= 11 and number == run):
        return mask_phone(number)
    return run
