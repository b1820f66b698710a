"""Names of persons (domain.md 6.8)."""

from __future__ import annotations

import re
import unicodedata

from xltools.values.base import Doubtful, Reading, ValueType
from xltools.values.text import BLANKS, as_text, clean, fold, is_blank

_DOTS = re.compile(r"\s*[•・･．∙.‧⋅᛫]+\s*|·{2,}")
_ENDS = " ·.,，。、;；:："
_BRACKETED = re.compile(r"\s*[（(][^（()）]*[)）]\s*$")
_HAN = r"\ufa0e\ufa0f\ufa11\ufa13\ufa14\ufa1f\ufa21\ufa23\ufa24\ufa27-\ufa29\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af〇"
_PLAIN = re.compile(f"[{_HAN}]+(?:·[{_HAN}]+)*")
_LATIN_NAME = re.compile(r"[A-Za-z]{2,}(?:[ ·'-][A-Za-z]+)+")
_NOBODY = {"不详", "未知", "查无", "查找不到", "无此人"}
_ORDINARY = re.compile("[\u4e00-\u9fa5]{2,4}")
_NOTHING = _NOBODY | BLANKS


def unify(text: str) -> str:
    """Dots, compatibility ideographs and blanks as they should be; bracketed former names are dropped.

    >>> unify("阿依古丽•买买提"), unify("阿依古丽.买买提"), unify("张 三"), unify("王芳（曾用名王小芳）")
    ('阿依古丽·买买提', '阿依古丽·买买提', '张三', '王芳')
    """
    name = _bare(text)
    return name if _LATIN_NAME.fullmatch(name) else re.sub(r"\s+", "", name)


def _bare(text: str) -> str:
    """Everything of `unify` but the blanks inside."""
    text = "".join(_unified(one) for one in clean(text))
    text = _BRACKETED.sub("", text) or text
    return (text if text.isascii() else _DOTS.sub("·", text)).strip(_ENDS)


def _unified(one: str) -> str:
    """A character that stands in Unicode twice as the one that names are typed with (⼀ → 一)."""
    twice = "\u2f00" <= one <= "\u2fdf" or "\uf900" <= one <= "\ufaff" or "\U0002f800" <= one <= "\U0002fa1f"
    return unicodedata.normalize("NFKC", one) if twice else one


def read(raw: object) -> Reading:
    """A name; None for an empty cell or 不详.

    Doubtful P11: a blank inside (it is removed; blanks at the ends go silently), or a sign that stands for a rare
    character: question mark, box, letter, digit, private-use character. Foreign names of several words are names.

    >>> read("王芳 "), read("张 三").value, read("李?").reason
    ('王芳', '张三', '含问号、方框、字母或数字')
    """
    if isinstance(raw, str) and _ORDINARY.fullmatch(raw) and raw not in _NOTHING:
        return raw  # nearly every name; the rest of the function would say the same
    if is_blank(raw) or fold(raw) in _NOBODY:
        return None
    bare = _bare(as_text(raw))
    name = unify(bare)
    if is_blank(name):  # “:/” is a stroke once its ends are off
        return None
    if not _PLAIN.fullmatch(name) and not _LATIN_NAME.fullmatch(name):
        return Doubtful(name, "含问号、方框、字母或数字", "P11")
    return Doubtful(name, "中间有空格", "P11") if bare != name else name


NAME = ValueType("name", "姓名", "text", read)
