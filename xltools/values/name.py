"""Names of persons (domain.md 6.8)."""

from __future__ import annotations

import re
import unicodedata

from xltools.values.base import Doubtful, Reading, ValueType
from xltools.values.text import BLANKS, as_text, clean, fold

_DOTS = re.compile("[•・．∙.‧⋅᛫]")
_BRACKETED = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")
_HAN = r"\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇"
_PLAIN = re.compile(f"[{_HAN}]+(?:·[{_HAN}]+)*")
_LATIN_NAME = re.compile(r"[A-Za-z]{2,}(?:[ ·'-][A-Za-z]+)+")
_NOBODY = {"不详", "未知", "查无", "查找不到", "无此人"}


def unify(text: str) -> str:
    """Dots, compatibility ideographs and blanks as they should be; bracketed former names are dropped.

    >>> unify("阿依古丽•买买提"), unify("张 三"), unify("王芳（曾用名王小芳）")
    ('阿依古丽·买买提', '张三', '王芳')
    """
    text = "".join(
        unicodedata.normalize("NFKC", one) if "\uf900" <= one <= "\ufaff" or one == "　" else one
        for one in clean(text)
    )
    text = _BRACKETED.sub("", text)
    text = _DOTS.sub("·", text) if not text.isascii() else text
    return text if _LATIN_NAME.fullmatch(text) else re.sub(r"\s+", "", text)


def read(raw: object) -> Reading:
    """A name; None for an empty cell or 不详; Doubtful P11 where a rare character was typed by sound or a blank stands inside.

    >>> read("王芳 "), read("张 三").value, read("李?").reason
    ('王芳', '张三', '含问号、方框、字母或数字')
    """
    text = as_text(raw)
    if fold(raw) in BLANKS or fold(raw) in _NOBODY:
        return None
    name = unify(text)
    if not name:
        return None
    if re.search(r"\s", clean(text)) and not _LATIN_NAME.fullmatch(name):
        return Doubtful(name, "中间有空格", "P11")
    if _PLAIN.fullmatch(name) or _LATIN_NAME.fullmatch(name):
        return name
    return Doubtful(name, "含问号、方框、字母或数字", "P11")


NAME = ValueType("name", "姓名", "text", read)
