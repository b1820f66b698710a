"""Words from a fixed set: one of them, or several."""

from __future__ import annotations

import re
from collections.abc import Mapping
from difflib import get_close_matches

from xltools.values.base import Reading, Unreadable, ValueType
from xltools.values.text import clean, fold, is_blank

_SEPARATORS = re.compile(r"[、，,;；/\n+]|(?<=\S)\s+(?=\S)|和|及")


def choice(*options: str, aliases: Mapping[str, str] | None = None, code: str = "F16") -> ValueType:
    """One of `options`; `aliases` are other ways to write them. Anything else is Unreadable with `code`.

    >>> kind = choice("在册", "退出", aliases={"减员": "退出"})
    >>> kind.read(" 减员 "), kind.read("无")
    ('退出', None)
    >>> kind.read("在册中").reason
    '“在册中”不在选项内，可选：在册、退出'
    """
    words = _folded(options, aliases)

    def read(raw: object) -> Reading:
        key = _key(raw)
        if key in words:
            return words[key]
        return None if is_blank(raw) else _unknown(raw, options, code)

    return ValueType("choice", "选项", "text", read, options=options)


def many(
    *options: str, aliases: Mapping[str, str] | None = None, open: bool = False, code: str = "F16"
) -> ValueType:
    """Several of `options` in one cell, separated by 、，,;；/ or blanks → tuple in the order written, no repeats.

    With `open`, words that are not among the options are kept as they are.

    >>> kind = many("低保", "脱贫户", aliases={"低保户": "低保"})
    >>> kind.read("低保户、脱贫户"), kind.read("—")
    (('低保', '脱贫户'), None)
    """
    words = _folded(options, aliases)

    def read(raw: object) -> Reading:
        if _key(raw) in words:
            return (words[_key(raw)],)
        if is_blank(raw):
            return None
        found: dict[str, None] = {}
        for piece in filter(None, _SEPARATORS.split(clean(raw))):
            word = words.get(_key(piece))
            if word is None and is_blank(piece):
                continue
            if word is None and not open:
                return _unknown(piece, options, code)
            found[word or piece.strip()] = None
        return tuple(found) or None

    return ValueType("many", "多选", "many", read, show="、".join, options=options)


def _key(raw: object) -> str:
    return re.sub(r"\s", "", fold(raw)).upper()


def _folded(options: tuple[str, ...], aliases: Mapping[str, str] | None) -> dict[str, str]:
    return {
        _key(word): option for word, option in [*(aliases or {}).items(), *((one, one) for one in options)]
    }


def _unknown(raw: object, options: tuple[str, ...], code: str) -> Unreadable:
    text = clean(raw)
    near = get_close_matches(text, options, n=1, cutoff=0.5)
    offered = "、".join(options)
    return Unreadable(
        f"“{text}”不在选项内，可选：{offered}", code, (("选项", offered), ("相近", near[0] if near else ""))
    )
