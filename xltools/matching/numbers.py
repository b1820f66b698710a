"""Identity numbers, phones and accounts side by side."""

from __future__ import annotations

import re
from enum import IntEnum
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from xltools.values.id_card import fold_number, upgrade_15
from xltools.values.id_parts import birth_of, surely_right
from xltools.values.text import fold

_OLD = re.compile(r"\d{6}(?!19|20)\d{9}", re.ASCII)
#: Fewer characters than this tell nobody from another.
_SHORTEST_ID, _SHORTEST_NUMBER = 10, 7
#: Digits that Excel keeps of a number.
_KEPT = 15


class Form(IntEnum):
    """What an identity number looks like on its own."""

    NONE = 0
    VALID = 1
    #: 18 characters, wrong check character or no such birthday.
    WRONG = 2
    #: Excel has rounded it: 15 digits are left.
    ROUNDED = 3
    #: Of another length, or another document.
    PARTIAL = 4


class IdLevel(IntEnum):
    """How two identity numbers agree; 0: at least one is missing."""

    MISSING = 0
    SAME = 1
    #: Equal, but neither passes its own check.
    SAME_WRONG = 2
    #: One digit wrong, missing or too many, or two neighbours swapped.
    ONE_EDIT = 3
    #: Excel rounded one of them, or it was cut off: the first 14 or 15 digits agree.
    PREFIX = 4
    TWO_EDITS = 5
    #: Both pass their check, and they differ.
    BOTH_VALID = 6
    DIFFERENT = 7


class NumberLevel(IntEnum):
    """How two phones or accounts agree; 0: at least one is missing."""

    MISSING = 0
    SAME = 1
    #: The first digits agree: Excel rounded one of them.
    PREFIX = 2
    DIFFERENT = 3


class Ids:
    """A column of identity numbers: the text that is compared, its form, and the numbers that its parts make (0: none)."""

    def __init__(self, column: Any) -> None:
        where, raw = pd.factorize(np.asarray(column, dtype=object))
        texts, forms, signs = _formed(raw)
        self.text, self.form = texts[where], forms[where]
        digits = signs.astype(np.int64) - 48
        trusted = np.isin(forms, (Form.VALID, Form.WRONG))
        self.first17 = _part(digits, 0, 17)[where]
        self.first15 = _part(digits, 0, _KEPT)[where]
        self.area = np.where(trusted, _part(digits, 0, 6), 0)[where]
        self.birth = np.where(trusted, _part(digits, 6, 14), 0)[where]
        self.birth_and_order = np.where(trusted, _part(digits, 6, 17), 0)[where]
        self.order = np.where(trusted, _part(digits, 14, 17) + 1, 0)[where]

    def forget(self, rows: Any) -> None:
        """Take these rows (a mask) as if they had no number."""
        self.text[rows], self.form[rows] = "", Form.NONE
        for part in (self.first17, self.first15, self.area, self.birth, self.birth_and_order, self.order):
            part[rows] = 0


def _part(digits: Any, first: int, after: int) -> Any:
    """Some characters as a number; 0 where one of them is no digit or lies behind the end."""
    part = digits[:, first:after]
    weights = 10 ** np.arange(after - first - 1, -1, -1, dtype=np.int64)
    return np.where(((part >= 0) & (part <= 9)).all(axis=1), (part * weights).sum(axis=1), 0)


def _formed(raw: Any) -> tuple[Any, Any, Any]:
    """The text of each number, its Form, and its characters as code points (0 behind its end)."""
    texts = raw.copy()
    whole = _whole(raw)
    for at in np.flatnonzero(~whole).tolist():
        texts[at] = _repaired(raw[at])
    forms = np.where(texts == "", np.int8(Form.NONE), np.int8(Form.PARTIAL))
    whole = np.flatnonzero(_whole(texts))
    if len(whole):
        forms[whole] = np.where(surely_right(texts[whole].tolist()), np.int8(Form.VALID), np.int8(Form.WRONG))
    for at in np.flatnonzero(forms == Form.WRONG).tolist():
        if texts[at].endswith("000"):
            texts[at], forms[at] = texts[at][:_KEPT], Form.ROUNDED
    return texts, forms, _signs(texts)


def _signs(texts: Any) -> Any:
    return texts.astype("U18").view(np.uint32).reshape(-1, 18)


def _whole(texts: Any) -> Any:
    """Which texts are 17 digits and a digit or X."""
    signs = _signs(texts)
    digits = (signs >= ord("0")) & (signs <= ord("9"))
    last = digits[:, 17] | (signs[:, 17] == ord("X"))
    return digits[:, :17].all(axis=1) & last & (np.fromiter(map(len, texts), np.int64, len(texts)) == 18)


def _repaired(raw: str) -> str:
    """Letters and signs off, an old number lengthened, '' for what is too short; 4.1E+17 is nothing."""
    if re.search(r"\dE[+-]?\d", fold(raw).upper()):
        return ""
    text = re.sub(r"[^0-9X]", "", fold_number(raw).removesuffix(".0"))
    if _OLD.fullmatch(text) and birth_of(upgrade_15(text)) is not None:
        return upgrade_15(text)
    return text[:18] if len(text) >= _SHORTEST_ID else ""


def id_levels(ours: Ids, theirs: Ids, one: Any, two: Any) -> Any:
    """The IdLevel of each pair of rows (int8)."""
    texts, others = ours.text[one], theirs.text[two]
    form, other_form = ours.form[one], theirs.form[two]
    both, same = (form > 0) & (other_form > 0), texts == others
    levels = np.where(both, np.int8(IdLevel.DIFFERENT), np.int8(IdLevel.MISSING))
    levels[both & same] = IdLevel.SAME_WRONG
    levels[both & same & (form >= Form.ROUNDED)] = IdLevel.PREFIX
    levels[both & same & (form == Form.VALID)] = IdLevel.SAME
    levels[both & ~same & (form == Form.VALID) & (other_form == Form.VALID)] = IdLevel.BOTH_VALID
    unlike = np.flatnonzero(levels == IdLevel.DIFFERENT)
    if len(unlike):
        levels[unlike] = _near(texts[unlike].tolist(), others[unlike].tolist())
    return levels


def _near(texts: list[str], others: list[str]) -> Any:
    apart = process.cpdist(texts, others, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
    levels = np.full(len(texts), IdLevel.DIFFERENT, dtype=np.int8)
    levels[apart == 2] = IdLevel.TWO_EDITS
    begun = np.fromiter((_begins(*pair) for pair in zip(texts, others, strict=True)), bool, len(texts))
    levels[begun] = IdLevel.PREFIX
    levels[apart == 1] = IdLevel.ONE_EDIT
    return levels


def _begins(text: str, other: str) -> bool:
    """Whether the shorter, of at least 14 characters, is the beginning of the longer."""
    short, long = sorted((text, other), key=len)
    return len(short) >= _KEPT - 1 and long.startswith(short)


def numeral(column: Any) -> Any:
    """A column of phones or accounts as int64 of the first 18 digits, 0 where there are too few to tell anything."""
    where, raw = pd.factorize(np.asarray(column, dtype=object))
    digits = [
        one if one.isascii() and one.isdecimal() else re.sub(r"\D", "", fold(one)) for one in raw.tolist()
    ]
    known = [int(one[:18]) if len(one) >= _SHORTEST_NUMBER else 0 for one in digits]
    return np.array(known, dtype=np.int64)[where]


def number_levels(ours: Any, theirs: Any) -> Any:
    """The NumberLevel of each pair of numbers (int8)."""
    levels = np.where(ours == theirs, np.int8(NumberLevel.SAME), np.int8(NumberLevel.DIFFERENT))
    long = (ours > 10**_KEPT) & (theirs > 10**_KEPT) & (levels == NumberLevel.DIFFERENT)
    levels[long & (ours // 1000 == theirs // 1000)] = NumberLevel.PREFIX
    levels[(ours == 0) | (theirs == 0)] = NumberLevel.MISSING
    return levels
