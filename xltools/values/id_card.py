"""Resident identity numbers (GB 11643-1999) and the other documents that may stand in their column."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Any

import numpy as np

from xltools.values.base import Doubtful, Reading, Unreadable, ValueType
from xltools.values.mask import mask_id
from xltools.values.text import as_text, fold, is_blank

_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)
_CHECKS = "10X98765432"
_WHOLE = re.compile(r"[1-8]\d{16}[\dX]")
_OLD = re.compile(r"[1-8]\d{14}")
#: 外国人永久居留身份证: the form of 2023 (9 + area + nationality…, 18 characters) and the older one (3 letters, 12 digits).
_FOREIGN = re.compile(r"9\d{16}[\dX]|[A-Z]{3}\d{12}")
#: 出生医学证明: a letter and nine digits (newborns without a number yet).
_BIRTH_CERTIFICATE = re.compile(r"[A-Z]\d{9}")
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{2}")
_SIGNS = str.maketrans(
    {
        "х": "X",
        "Х": "X",
        "×": "X",
        "✕": "X",
        "╳": "X",
        "χ": "X",
        "Χ": "X",
        "-": "",
        "–": "",
        "—": "",
        " ": "",
        "\n": "",
        "'": "",
        "’": "",
        "‘": "",
        '"': "",
        "`": "",
        ".": "",
        "。": "",
        ",": "",
    }
)


def check_character(body: str) -> str:
    """The 18th character for 17 digits (ISO 7064 MOD 11-2).

    >>> check_character("11010519491231002")
    'X'
    """
    return _CHECKS[sum(int(digit) * weight for digit, weight in zip(body, _WEIGHTS, strict=True)) % 11]


def upgrade(old: str) -> str:
    """A 15-digit number of before 1999 as 18 characters: the century 19 and the check character put in.

    >>> upgrade("110105491231002")
    '11010519491231002X'
    """
    body = old[:6] + "19" + old[6:]
    return body + check_character(body)


def fold_number(raw: object) -> str:
    """The number as it is meant: half-width, upper case, without blanks, quotes or hyphens, look-alikes of X unified.

    >>> fold_number("１１０１０５ 19491231 002х")
    '11010519491231002X'
    """
    text = fold(raw).upper().translate(_SIGNS)
    return text[:-1] + "X" if len(text) == 18 and text.endswith("*") and text[:17].isdigit() else text


def is_resident_number(value: object) -> bool:
    """Whether a value of an identity column is an 18-character resident number (and not another document)."""
    return isinstance(value, str) and _WHOLE.fullmatch(value) is not None


def read(raw: object) -> Reading:
    """One cell → 18 characters, None, Doubtful P10 (15 digits, upgraded) or Unreadable P02, P03, P04, P05.

    Residence permits of 港澳台 (81, 82, 83) keep the same form; 外国人永久居留身份证 and 出生医学证明 are plain values.

    >>> read("11010519491231002x"), read("110105194912310021").code, read(1.1010519491231e17).code
    ('11010519491231002X', 'P04', 'P03')
    >>> read("110105491231002")
    Doubtful(value='11010519491231002X', reason='是15位旧身份证号', code='P10', words=(('推算', '11010519491231002X'),))
    """
    if isinstance(raw, bool):
        return Unreadable("不是身份证号", "P02", (("n", "1"),))
    if isinstance(raw, int | float) and not is_blank(raw):
        return _number_cell(raw)
    text = fold_number(raw)
    if not text or is_blank(raw) or text in ("0", "00"):
        return None
    if _FOREIGN.fullmatch(text) or _BIRTH_CERTIFICATE.fullmatch(text):
        return text
    if _SCIENTIFIC.fullmatch(fold(raw).upper().replace(" ", "")):
        return Unreadable("被Excel改成了科学计数法", "P03")
    if _OLD.fullmatch(text):
        return _old_number(text)
    if not _WHOLE.fullmatch(text):
        return Unreadable(
            f"是{len(text)}位，不是18位" if len(text) != 18 else "含有数字和X以外的字",
            "P02",
            (("n", str(len(text))),),
        )
    return _whole_number(text)


def _number_cell(raw: int | float) -> Reading:
    """A numeric cell: small numbers and 15-digit ones are still whole, 18 digits are not."""
    text = as_text(raw)
    if text in ("0", ""):
        return None
    if text.isdigit() and len(text) == 15:
        return (
            _old_number(text)
            if _OLD.fullmatch(text)
            else Unreadable("是15位，不是18位", "P02", (("n", "15"),))
        )
    if raw >= 1e15:
        return Unreadable("被Excel改成了数字，后几位已变成0", "P03")
    return Unreadable(f"是{len(text)}位，不是18位", "P02", (("n", str(len(text))),))


def _old_number(text: str) -> Reading:
    whole = upgrade(text)
    if _birth(whole) is None:
        return Unreadable(f"出生日期{whole[6:14]}不存在", "P05", (("日", whole[6:14]),))
    return Doubtful(whole, "是15位旧身份证号", "P10", (("推算", whole),))


def _whole_number(text: str) -> Reading:
    right = check_character(text[:17]) == text[17]
    if text.endswith("000") and not right:
        return Unreadable("后几位已变成0，多半是被Excel改过", "P03")
    if _birth(text) is None:
        return Unreadable(
            f"出生日期{text[6:14]}不存在", "P05", (("日", f"{text[6:10]}-{text[10:12]}-{text[12:14]}"),)
        )
    return text if right else Unreadable("校验码不对", "P04")


def _birth(text: str) -> date | None:
    try:
        born = date(int(text[6:10]), int(text[10:12]), int(text[12:14]))
    except ValueError:
        return None
    return born if born.year >= 1900 else None


def read_column(raws: Sequence[object]) -> list[Reading]:
    """A whole column, the same answers as `read` cell by cell; a million numbers take about a second."""
    out: list[Reading] = list(raws)
    plain = [isinstance(raw, str) and len(raw) == 18 and raw.isascii() for raw in raws]
    candidates = np.flatnonzero(np.array(plain, dtype=bool))
    good = (
        candidates[_surely_good([raws[at] for at in candidates.tolist()])] if len(candidates) else candidates
    )
    odd = np.ones(len(raws), dtype=bool)
    odd[good] = False
    for at in np.flatnonzero(odd).tolist():
        out[at] = read(raws[at])
    return out


def _surely_good(texts: Sequence[Any]) -> Any:
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


def birth_date(value: str) -> date | None:
    """The birthday in a resident number, None for another document.

    >>> birth_date("11010519491231002X")
    datetime.date(1949, 12, 31)
    """
    return _birth(value) if is_resident_number(value) else None


def sex(value: str) -> str | None:
    """男 or 女 by the 17th digit, None for another document.

    >>> sex("11010519491231002X")
    '女'
    """
    return ("女", "男")[int(value[16]) % 2] if is_resident_number(value) else None


def area_code(value: str) -> str | None:
    """The six digits of the area that first gave the number, None for another document."""
    return value[:6] if is_resident_number(value) else None


def _resident(values: Sequence[Any]) -> tuple[Any, Any]:
    """Places of the resident numbers in a column of values, and their 18 characters as a matrix of bytes.

    Values have been read already, so that length and first character tell a resident number from other documents.
    """
    places = [
        at
        for at, value in enumerate(values)
        if isinstance(value, str) and len(value) == 18 and value[0] != "9"
    ]
    text = "".join([values[at] for at in places])
    return np.array(places, dtype=np.int64), np.frombuffer(text.encode("ascii"), dtype=np.uint8).reshape(
        -1, 18
    )


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


_WITH_CERTIFICATE = re.compile(r"([1-8]\d{16}[\dX])([1-7][1-4])([A-Z]?\d?)")


def read_member(raw: object) -> Reading:
    """As `read`; a disability certificate (20 or 22 characters) stands for the number inside it.

    >>> read_member("11010519491231002X44")
    '11010519491231002X'
    """
    if isinstance(raw, str):
        match = _WITH_CERTIFICATE.fullmatch(fold_number(raw))
        if match is not None:
            return _whole_number(match[1])
    return read(raw)


ID_CARD = ValueType("id_card", "身份证号", "text", read, read_column=read_column, mask=mask_id)
MEMBER_ID = ValueType("member_id", "证件号码", "text", read_member, mask=mask_id)
