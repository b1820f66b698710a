"""Numbers of disability certificates (domain.md 6.4): identity number, category, level, and the suffix of a re-issue."""

from __future__ import annotations

import re

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.id_card import fold_number
from xltools.values.mask import mask_id
from xltools.values.text import fold, is_blank

_FORM = re.compile(r"[1-8]\d{16}[\dX][1-7][1-4](?:[A-Z]\d)?", re.ASCII)
_NUMBERED = re.compile(r"[1-8]\d{16}[\dX]\d\d(?:[A-Z]\d)?", re.ASCII)
_IN_TEXT = re.compile(rf"(?<![\dA-Z]){_FORM.pattern}(?![\dA-Z])", re.ASCII)
_LENGTH = 20
CATEGORIES = dict(zip("1234567", ("视力", "听力", "言语", "肢体", "智力", "精神", "多重"), strict=True))
LEVELS = dict(zip("1234", ("一级", "二级", "三级", "四级"), strict=True))


def read(raw: object) -> Reading:
    """20 characters, or 22 with a re-issue's suffix; None for an empty cell; Unreadable P21 else.

    >>> read("11010519491231002x44"), read("110105 19491231 002X 44 B1"), read("410522").reason
    ('11010519491231002X44', '11010519491231002X44B1', '残疾证号应为20位（补发为22位），现为6位')
    >>> read("11010519491231002X85").reason
    '残疾证号第19位类别应为1至7，第20位等级应为1至4，现为85'
    """
    if isinstance(raw, bool):
        return Unreadable("不是残疾证号", "P21")
    if is_blank(raw):
        return None
    if isinstance(raw, float | int) and raw >= 1e15:
        return Unreadable("残疾证号存成了数字，后几位已变成0", "P21")
    text = fold_number(raw)
    if not text.strip("0"):
        return None
    if _FORM.fullmatch(text):
        return text
    if _NUMBERED.fullmatch(text):
        return Unreadable(f"残疾证号第19位类别应为1至7，第20位等级应为1至4，现为{text[18:20]}", "P21")
    return Unreadable(f"残疾证号应为20位（补发为22位），现为{len(text)}位", "P21")


def find(text: str) -> str | None:
    """The first certificate number inside a text (证明材料), None when there is none.

    >>> find("残疾证11010519491231002x44，二级")
    '11010519491231002X44'
    """
    if len(text) < _LENGTH:  # most evidence is a word or two
        return None
    match = _IN_TEXT.search(fold(text).upper())
    return match[0] if match else None


def holder(value: str) -> str:
    """The holder's identity number."""
    return value[:18]


def category(value: str) -> str:
    """
    >>> category("11010519491231002X44"), level("11010519491231002X44")
    ('肢体', '四级')
    """
    return CATEGORIES[value[18]]


def level(value: str) -> str:
    """一级 to 四级."""
    return LEVELS[value[19]]


CERTIFICATE = ValueType("certificate", "残疾证号", "text", read, mask=mask_id)
