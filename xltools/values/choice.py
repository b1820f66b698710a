"""Words from a fixed set: one of them, or several."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from difflib import get_close_matches

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank

_SEPARATORS = re.compile(r"[、，,;；/|\n+]|(?<=\S)\s+(?=\S)")
#: These separate too, but may also stand inside a word (普及), so only between words that are known.
_CONJUNCTIONS = re.compile(r"和|及|与")
_NUMBERING = re.compile(r"^(?:[(（]?\d{1,2}[)）.、．]\s*)+")
_REMARK = re.compile(r"\([^()]*\)$")

Find = Callable[[object], str | None]


def choice(*options: str, aliases: Mapping[str, str] | None = None, code: str = "F16") -> ValueType:
    """One of `options`; `aliases` are other ways to write them. Anything else is Unreadable with `code`.

    A bracketed remark behind a known word is passed over.

    >>> kind = choice("在册", "退出", aliases={"减员": "退出"})
    >>> kind.read(" 减员 "), kind.read("退出（2021.3）"), kind.read("无")
    ('退出', '退出', None)
    >>> kind.read("在册中").reason
    '“在册中”不在选项内，可选：在册、退出'
    """
    find = _finder(options, aliases)

    def read(raw: object) -> Reading:
        word = find(raw)
        return word if word is not None else None if is_blank(raw) else _unknown(raw, options, code)

    return ValueType("choice", "选项", "text", read, options=options)


def many(
    *options: str, aliases: Mapping[str, str] | None = None, open: bool = False, code: str = "F16"
) -> ValueType:
    """Several of `options` in one cell, separated by 、，,;；/ or blanks → tuple in the order written, no repeats.

    With `open`, words that are not among the options are kept as they are.

    >>> kind = many("低保", "脱贫户", aliases={"低保户": "低保"})
    >>> kind.read("低保户、脱贫户"), kind.read("1.低保户和脱贫户"), kind.read("—")
    (('低保', '脱贫户'), ('低保', '脱贫户'), None)
    """
    find = _finder(options, aliases)

    def read(raw: object) -> Reading:
        whole = find(raw)
        if whole is not None:
            return (whole,)
        found: dict[str, None] = {}
        for piece in _pieces(raw):
            words = _words(piece, find)
            if words is None and not open:
                return _unknown(piece, options, code)
            found |= dict.fromkeys(words or [piece])
        return tuple(found) or None

    return ValueType("many", "多选", "many", read, show="、".join, options=options)


def _pieces(raw: object) -> list[str]:
    pieces = (clean(_NUMBERING.sub("", piece)) for piece in _SEPARATORS.split(clean(raw)))
    return [piece for piece in pieces if not is_blank(piece)]


def _words(piece: str, find: Find) -> list[str] | None:
    """The known words of a piece, None when part of it is unknown."""
    whole = find(piece)
    if whole is not None:
        return [whole]
    parts = [find(part) for part in _CONJUNCTIONS.split(piece)]
    known = [part for part in parts if part is not None]
    return known if len(known) == len(parts) else None


def _key(raw: object) -> str:
    return re.sub(r"\s", "", fold(raw)).upper()


def _finder(options: tuple[str, ...], aliases: Mapping[str, str] | None) -> Find:
    words = {_key(word): option for word, option in (aliases or {}).items()}
    words |= {_key(option): option for option in options}

    def find(raw: object) -> str | None:
        key = _key(raw)
        return words.get(key) or words.get(_REMARK.sub("", key))

    return find


def _unknown(raw: object, options: tuple[str, ...], code: str) -> Unreadable:
    text = clean(raw)
    near = get_close_matches(text, options, n=1, cutoff=0.5)
    offered = "、".join(options)
    return Unreadable(
        f"“{text}”不在选项内，可选：{offered}", code, (("选项", offered), ("相近", near[0] if near else ""))
    )
