"""What a Chinese character sounds like, looks like and is made of (characters.txt, see build.py)."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
from rapidfuzz.distance import Levenshtein

#: Readings that a surname has and the character alone has not.
_SURNAMES = {
    "单": "shan", "解": "xie", "仇": "qiu", "查": "zha", "曾": "zeng", "任": "ren", "区": "ou", "盖": "ge",
    "尉": "wei", "朴": "piao", "覃": "qin", "翟": "zhai", "冼": "xian", "召": "shao", "乐": "yue", "员": "yun",
}  # fmt: skip
#: From this likeness on two characters are mistaken for one another: 84 % of 150 pairs written by hand (bench/matching),
#: 1 % of chance pairs of name characters.
_ALIKE = 0.47
_STROKES = frozenset("一丨丿丶乀乙乛亅亠")
_POINTS = 0x110000
#: What a clerk types for a character that the keyboard does not give.
UNKNOWN = "?"


@cache
def _table() -> dict[str, tuple[str, str, str, str, str]]:
    """Character → simplified form, reading, four-corner code, strokes, parts."""
    text = (Path(__file__).parent / "characters.txt").read_text(encoding="utf-8")
    table = {}
    for line in text.splitlines():
        sign, plain, reading, corners, strokes, parts = line.split("\t")
        table[sign] = (plain, reading, corners, strokes, parts)
    return table


@cache
def simple_forms() -> np.ndarray:
    """By code point: the code point of the simplified form (the same one where there is none)."""
    forms = np.arange(_POINTS, dtype=np.uint32)
    for sign, (plain, *_) in _table().items():
        forms[ord(sign)] = ord(plain)
    return forms


@cache
def sounds() -> np.ndarray:
    """By code point: a number for its reading, the same for zh and z, ch and c, sh and s, -ng and -n; itself where unknown."""
    numbers: dict[str, int] = {}
    found = np.arange(_POINTS, dtype=np.int32) + _POINTS
    for sign, (_, reading, *_) in _table().items():
        found[ord(sign)] = numbers.setdefault(_merged(reading), len(numbers) + 1)
    return found


def read_alike(one: str, two: str) -> bool:
    """Whether two characters are read alike (without tone; zh as z, ch as c, sh as s, -ng as -n).

    >>> read_alike("丽", "莉"), read_alike("丽", "强")
    (True, False)
    """
    return bool(sounds()[ord(one)] == sounds()[ord(two)])


@cache
def surname_sounds() -> np.ndarray:
    """As `sounds`, for a character that begins a name."""
    found = sounds().copy()
    numbers = {_merged(reading): found[ord(sign)] for sign, (_, reading, *_) in _table().items()}
    for sign, reading in _SURNAMES.items():
        found[ord(sign)] = numbers[_merged(reading)]
    return found


def _merged(reading: str) -> str:
    """A reading without the differences that Henan's speech does not make."""
    for two, one in (("zh", "z"), ("ch", "c"), ("sh", "s")):
        if reading.startswith(two):
            reading = one + reading[2:]
    return reading.removesuffix("g") if reading.endswith("ng") else reading


@cache
def parts(sign: str) -> str:
    """The characters that a character is made of, down to those that are made of strokes only.

    >>> parts("鑫") == parts("金") * 3, parts("晗"), parts("日")
    (True, '口一人丶乛口', '口一')
    """
    direct = _table()[sign][4] if sign in _table() else ""
    if not direct or sign in direct or _STROKES.issuperset(direct):
        return sign
    return "".join(parts(one) for one in direct)


@cache
def alike(one: str, two: str) -> bool:
    """Whether one character may have been taken for the other by its shape; `?` may stand for any.

    Likeness: 0.45 strokes, 0.30 four-corner code, 0.25 shared parts.

    >>> alike("末", "未"), alike("张", "末"), alike("王", "?")
    (True, False, True)
    """
    if one == two or UNKNOWN in (one, two):
        return True
    first, second = _table().get(one), _table().get(two)
    if first is None or second is None or not first[3] or not second[3]:
        return _private(one) or _private(two)
    strokes = Levenshtein.normalized_similarity(first[3], second[3])
    corners = sum(a == b for a, b in zip(first[2], second[2], strict=False)) / 5
    ours, theirs = {one, *first[4]}, {two, *second[4]}
    shared = len(ours & theirs) / min(len(ours), len(theirs))
    return 0.45 * strokes + 0.3 * corners + 0.25 * shared >= _ALIKE


def _private(sign: str) -> bool:
    """Whether only one office's font shows this character."""
    return "\ue000" <= sign <= "\uf8ff"
