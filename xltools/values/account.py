"""Bank cards and passbooks (domain.md 6.5)."""

from __future__ import annotations

import re

from xltools.values.base import Doubtful, Reading, Unreadable, ValueType
from xltools.values.mask import mask_account
from xltools.values.text import fold, is_blank, without_remark

_BETWEEN = re.compile(r"[\s\-–—'’‘`]")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?[Ee]\+?\d+", re.ASCII)
#: 6.5 names 622810; the others are credit cards of the same bank and may be extended.
_CREDIT_BINS = ("622810", "625160", "625161", "625162", "628288", "356895", "622836", "622837")
#: Twice each digit, the digits of what has two added up.
_DOUBLED = str.maketrans("0123456789", "0246813579")


def luhn(number: str) -> bool:
    """Whether the last digit agrees with the others (ISO/IEC 7812-1).

    >>> luhn("6229911234567890126"), luhn("6229911234567890127")
    (True, False)
    """
    single, doubled = number[::-2], number[-2::-2].translate(_DOUBLED)
    return (sum(single.encode()) + sum(doubled.encode()) - len(number) * ord("0")) % 10 == 0


def read(raw: object) -> Reading:
    """The number without blanks, hyphens and a remark such as （存折）; Unreadable P17 (damaged or not digits).

    Doubtful P18: 16 to 19 digits that fail the check, other lengths (passbooks have them), credit cards.

    >>> read("6229 9112 3456 7890 126"), read(6.22991123456789e18).code, read("6229911234567890127").code
    ('6229911234567890126', 'P17', 'P18')
    """
    if isinstance(raw, str) and raw.isascii() and raw.isdigit() and raw.strip("0"):
        return _doubted(raw)  # nearly every account; the rest of the function would say the same
    if isinstance(raw, bool):
        return Unreadable("不是账号", "P17")
    if is_blank(raw):
        return None
    if isinstance(raw, int | float) and raw >= 1e15:
        return Unreadable("存成了数字，15位以后已变成0", "P17")
    text = _BETWEEN.sub("", without_remark(fold(raw)))
    if not text.strip("0"):
        return None
    if _SCIENTIFIC.fullmatch(text):
        return Unreadable("被改成了科学计数法", "P17")
    if not text.isascii() or not text.isdigit():
        return Unreadable("含有数字以外的字", "P17")
    return _doubted(text)


def _doubted(number: str) -> Reading:
    if number.startswith(_CREDIT_BINS):
        return Doubtful(number, "像是信用卡，请换借记卡或社保卡", "P18")
    if not 16 <= len(number) <= 19:
        return Doubtful(number, f"是{len(number)}位，银行卡应为16至19位", "P18")
    return number if luhn(number) else Doubtful(number, "校验不通过", "P18")


ACCOUNT = ValueType("account", "银行账号", "text", read, mask=mask_account)
