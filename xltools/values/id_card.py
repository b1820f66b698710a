"""Resident identity numbers (GB 11643-1999) and the other documents that may stand in their column."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np

from xltools.values.base import Doubtful, Reading, Unreadable, ValueType
from xltools.values.id_parts import (
    area_code,
    areas,
    birth_date,
    birth_of,
    births,
    check_character,
    is_resident_number,
    sex,
    sexes,
    surely_right,
)
from xltools.values.mask import mask_id
from xltools.values.text import as_text, fold, is_blank

__all__ = [
    "ID_CARD",
    "MEMBER_ID",
    "area_code",
    "areas",
    "birth_date",
    "births",
    "check_character",
    "fold_number",
    "is_resident_number",
    "read",
    "read_column",
    "read_member",
    "sex",
    "sexes",
    "upgrade_15",
]

_OLD = re.compile(r"[1-8]\d{14}", re.ASCII)
#: 外国人永久居留身份证: since 2023 a 9 and 17 characters built like a resident number, before it 3 letters and 12 digits.
_FOREIGN = re.compile(r"9\d{16}[\dX]", re.ASCII)
_FOREIGN_OLD = re.compile(r"[A-Z]{3}\d{12}", re.ASCII)
#: 出生医学证明: a letter and nine digits (newborns without a number yet).
_BIRTH_CERTIFICATE = re.compile(r"[A-Z]\d{9}", re.ASCII)
_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?E\+?\d{2}", re.ASCII)
_LOOK_ALIKES = dict.fromkeys("хХ×✕✖╳χΧ", "X")
_BETWEEN = dict.fromkeys("-‐–— \n'’‘\"“”`.。,、", "")
_SIGNS = str.maketrans(_LOOK_ALIKES | _BETWEEN)


def upgrade_15(old: str) -> str:
    """A 15-digit number of before 1999 as 18 characters: the century 19 and the check character put in.

    >>> upgrade_15("110105491231002")
    '11010519491231002X'
    """
    body = old[:6] + "19" + old[6:]
    return body + check_character(body)


def fold_number(raw: object) -> str:
    """The number as it is meant: half-width, upper case, without blanks, quotes or hyphens, look-alikes of X unified.

    >>> fold_number("１１０１０５ 19491231 002х")
    '11010519491231002X'
    """
    if isinstance(raw, str) and len(raw) == 18 and raw.isascii() and raw.isalnum():
        return raw.upper()  # as nearly all are written; the rest would change nothing
    text = fold(raw).upper().removesuffix(".0").translate(_SIGNS)
    return text[:-1] + "X" if len(text) == 18 and text.endswith("*") and text[:17].isdigit() else text


def read(raw: object) -> Reading:
    """One cell → 18 characters, None, Doubtful P10 (15 digits, upgraded) or Unreadable P02, P03, P04, P05.

    Of several troubles the first of P03 P10 P02 P05 P04 is told. Residence permits of 港澳台 (81, 82, 83) keep the
    form of a resident number; 外国人永久居留身份证 and 出生医学证明 are plain values without a birthday or sex here.

    >>> read("11010519491231002x"), read("110105194912310021").code, read(1.1010519491231e17).code
    ('11010519491231002X', 'P04', 'P03')
    >>> read("110105491231002")
    Doubtful(value='11010519491231002X', reason='是15位旧身份证号', code='P10', words=(('推算', '11010519491231002X'),))
    """
    if isinstance(raw, bool):
        return Unreadable("不是身份证号", "P02", (("n", "1"),))
    if is_blank(raw):
        return None
    if isinstance(raw, int | float):
        return _number_cell(raw)
    text = fold_number(raw)
    if not text.strip("0"):
        return None
    if _SCIENTIFIC.fullmatch(fold(raw).upper().replace(" ", "")):
        return Unreadable("被Excel改成了科学计数法", "P03")
    if _OLD.fullmatch(text):
        return _old_number(text)
    if is_resident_number(text) or _FOREIGN.fullmatch(text):
        return _whole_number(text)
    if _FOREIGN_OLD.fullmatch(text) or _BIRTH_CERTIFICATE.fullmatch(text):
        return text
    return _wrong_form(text)


def _wrong_form(text: str) -> Unreadable:
    reason = "含有数字和X以外的字" if len(text) == 18 else f"是{len(text)}位，不是18位"
    return Unreadable(reason, "P02", (("n", str(len(text))),))


def _number_cell(raw: int | float) -> Reading:
    """A numeric cell: 15 digits are still whole there, 18 are not."""
    text = as_text(raw)
    if raw >= 1e15:
        return Unreadable("被Excel改成了数字，后几位已变成0", "P03")
    if _OLD.fullmatch(text):
        return _old_number(text)
    return None if text == "0" else _wrong_form(text)


def _old_number(text: str) -> Reading:
    whole = upgrade_15(text)
    if birth_of(whole) is None:
        return Unreadable(f"出生日期{whole[6:14]}不存在", "P05", (("日", whole[6:14]),))
    return Doubtful(whole, "是15位旧身份证号", "P10", (("推算", whole),))


def _whole_number(text: str) -> Reading:
    right = check_character(text[:17]) == text[17]
    if text.endswith("000") and not right:
        return Unreadable("后几位已变成0，多半是被Excel改过", "P03")
    if birth_of(text) is None:
        return Unreadable(
            f"出生日期{text[6:14]}不存在", "P05", (("日", f"{text[6:10]}-{text[10:12]}-{text[12:14]}"),)
        )
    return text if right else Unreadable("校验码不对", "P04")


def read_column(raws: Sequence[object]) -> list[Reading]:
    """A whole column, the same answers as `read` cell by cell; a million numbers take about a second."""
    return _column(raws, read)


def _column(raws: Sequence[object], one: Callable[[object], Reading]) -> list[Reading]:
    """Numbers that are right as they stand are found all at once; `one` reads the others."""
    out: list[Reading] = list(raws)
    plain = [isinstance(raw, str) and len(raw) == 18 and raw.isascii() for raw in raws]
    candidates = np.flatnonzero(np.array(plain, dtype=bool))
    good = candidates[surely_right([raws[at] for at in candidates.tolist()])]
    odd = np.ones(len(raws), dtype=bool)
    odd[good] = False
    for at in np.flatnonzero(odd).tolist():
        out[at] = one(raws[at])
    return out


_WITH_CERTIFICATE = re.compile(r"([1-8]\d{16}[\dX])[1-7][1-4](?:[A-Z]\d)?", re.ASCII)


def read_member(raw: object) -> Reading:
    """As `read`; a disability certificate (20 or 22 characters) stands for the number inside it.

    >>> read_member("11010519491231002X44"), read_member("11010519491231002X44B1")
    ('11010519491231002X', '11010519491231002X')
    """
    match = _WITH_CERTIFICATE.fullmatch(fold_number(raw)) if isinstance(raw, str) else None
    return read(raw) if match is None else _whole_number(match[1])


def read_member_column(raws: Sequence[object]) -> list[Reading]:
    """A whole column, the same answers as `read_member` cell by cell."""
    return _column(raws, read_member)


ID_CARD = ValueType("id_card", "身份证号", "text", read, read_column=read_column, mask=mask_id)
MEMBER_ID = ValueType(
    "member_id", "证件号码", "text", read_member, read_column=read_member_column, mask=mask_id
)
