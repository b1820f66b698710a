"""Names side by side: the same, of the same sound, of like shape, with characters swapped or missing, or different."""

from __future__ import annotations

import re
from collections.abc import Sequence
from enum import IntEnum
from typing import Any

import numpy as np
import pandas as pd
from rapidfuzz import process
from rapidfuzz.distance import OSA

from xltools.matching.characters import UNKNOWN, alike, parts, simple_forms, sounds, surname_sounds
from xltools.matching.hashing import mixed
from xltools.values.text import fold

#: Characters of a name that are compared one by one; what comes after them only has to be equal or not.
_WIDTH = 6
#: In a name of so many characters two slips may be seen through.
_LONG = 7
_ORDINARY = re.compile("[\u4e00-\u9fa5]{2,6}")
_FORMER = re.compile(r"[(\[【〔]\s*(?:曾用名|原名|又名|小名|乳名)?[::]?\s*([^)\]】〕]*)[)\]】〕]")
_NO_PART = re.compile(r"[\s·•・.,\-_/0-9]+")


class NameLevel(IntEnum):
    """How two names agree, from the best; 0: at least one is blank."""

    BLANK = 0
    SAME = 1
    SOUND = 2
    SHAPE = 3
    SWAPPED = 4
    ONE_CHARACTER = 5
    SURNAME = 6
    DIFFERENT = 7


def with_former(raw: str) -> tuple[str, str]:
    """A name as it is compared, and the former or other name that stands in brackets ('' where none does).

    >>> with_former("王 芳（曾用名：王小芳）"), with_former("李□")
    (('王芳', '王小芳'), ('李?', ''))
    """
    if _ORDINARY.fullmatch(raw):
        return raw, ""
    text = fold(raw)
    match = _FORMER.search(text)
    former = match[1] if match else ""
    name = text[: match.start()] + text[match.end() :] if match else text
    return _signs(name), _signs(former)


def _signs(text: str) -> str:
    return _NO_PART.sub("", text).translate(str.maketrans("*□〓？", UNKNOWN * 4))


def same_name(one: str, two: str) -> bool:
    """Whether two names are the same character by character, written in simplified or in traditional characters.

    >>> same_name("張 三", "张三"), same_name("张三", "张山")
    (True, False)
    """
    return _simple(one) == _simple(two)


def _simple(name: str) -> str:
    forms = simple_forms()
    return "".join(chr(forms[ord(sign)]) for sign in with_former(name)[0])


class Names:
    """Every name of some columns once. A name is known by its place here; place 0 is the blank name.

    `code` is equal where names are the same character by character after simplification, `sound` where they are read
    alike; 0 for the blank name.
    """

    def __init__(self, columns: Sequence[Any]) -> None:
        where, raw = pd.factorize(np.concatenate([np.asarray(one, dtype=object) for one in columns]))
        told = [with_former(one) for one in raw.tolist()]
        places: dict[str, int] = {"": 0}
        names = np.array([places.setdefault(name, len(places)) for name, _ in told], dtype=np.int64)[where]
        former = np.array([places.setdefault(name, len(places)) for _, name in told], dtype=np.int64)[where]
        ends = np.cumsum([len(one) for one in columns])[:-1]
        #: For each column the places of its names, and of the former names in brackets.
        self.columns = list(zip(np.split(names, ends), np.split(former, ends), strict=True))
        texts = list(places)
        self.length = np.array([len(one) for one in texts])
        self._written = np.array(texts, dtype=object)
        self.signs = simple_forms()[_matrix(texts)]
        self.sounds = np.where(self.signs > 0, sounds()[self.signs], 0)
        self.sounds[:, 0] = np.where(self.signs[:, 0] > 0, surname_sounds()[self.signs[:, 0]], 0)
        tails = pd.factorize(np.array([one[_WIDTH:] for one in texts], dtype=object))[0] + 1
        self.code = mixed(*(self.signs[:, at] + 1 for at in range(_WIDTH)), tails)
        self.sound = mixed(*(self.sounds[:, at] + 1 for at in range(_WIDTH)), tails)
        self.code[0] = self.sound[0] = 0
        self._tails = tails
        ordered = np.sort(self.signs, axis=1)
        self._bag = mixed(*(ordered[:, at] + 1 for at in range(_WIDTH)), tails)
        self._expanded = np.full(len(texts), -1, dtype=np.int64)
        self._texts: dict[str, int] = {}

    def levels(self, one: Any, two: Any, former_one: Any, former_two: Any) -> Any:
        """The NameLevel of each pair of places (int8). A former name that is the other's name counts as its sound."""
        size = np.int64(len(self.code))
        pairs, which = np.unique(one * size + two, return_inverse=True)
        levels = self._levels(pairs // size, pairs % size)[which]
        by_former = (
            self._equal(former_one, two) | self._equal(one, former_two) | self._equal(former_one, former_two)
        )
        levels[by_former & (levels > NameLevel.SOUND)] = NameLevel.SOUND
        return levels

    def _equal(self, one: Any, two: Any) -> Any:
        return (self.code[one] == self.code[two]) & (self.code[one] != 0)

    def _levels(self, one: Any, two: Any) -> Any:
        levels = np.full(len(one), NameLevel.DIFFERENT, dtype=np.int8)
        begun = (self.signs[one, 0] == self.signs[two, 0]) | (self.sounds[one, 0] == self.sounds[two, 0])
        # most pairs have nothing in common; only the others are worth a look at every character
        some = np.flatnonzero(begun | (self._bag[one] == self._bag[two]) | self._second_alike(one, two))
        levels[some] = self._related(one[some], two[some])
        lengths = self.length[one], self.length[two]
        long = (np.maximum(*lengths) > _WIDTH) & (np.minimum(*lengths) >= _WIDTH)
        unlike = np.flatnonzero(long & (levels > NameLevel.SHAPE))
        if len(unlike):
            levels[unlike] = np.minimum(levels[unlike], self._long_levels(one[unlike], two[unlike]))
        levels[(self.code[one] == 0) | (self.code[two] == 0)] = NameLevel.BLANK
        return levels

    def _long_levels(self, one: Any, two: Any) -> Any:
        """Long names (阿依古丽·买买提) with one or two slips: hardly another person's."""
        texts, others = self._written[one].tolist(), self._written[two].tolist()
        apart = process.cpdist(texts, others, scorer=OSA.distance, score_cutoff=2, dtype=np.int32)
        shorter = np.minimum(self.length[one], self.length[two])
        levels = np.full(len(one), NameLevel.DIFFERENT, dtype=np.int8)
        levels[(apart == 2) & (shorter >= _LONG)] = NameLevel.ONE_CHARACTER
        levels[apart == 1] = NameLevel.SHAPE
        return levels

    def _second_alike(self, one: Any, two: Any) -> Any:
        """Where the given names begin alike: the surname may have been misread (侯 for 候)."""
        return (self.signs[one, 1] == self.signs[two, 1]) & (self.length[one] == self.length[two])

    def _related(self, one: Any, two: Any) -> Any:
        """From the weakest likeness to the strongest, each taking over where it holds."""
        ours, theirs = self.signs[one], self.signs[two]
        same, read_alike = ours == theirs, self.sounds[one] == self.sounds[two]
        length = self.length[one]
        as_long = (length == self.length[two]) & (self._tails[one] == self._tails[two])
        apart = (~same).sum(axis=1)
        levels = np.full(len(one), NameLevel.DIFFERENT, dtype=np.int8)
        levels[same[:, 0] | read_alike[:, 0]] = NameLevel.SURNAME
        levels[as_long & (length >= 3) & (apart == 1) & same[:, 0]] = NameLevel.ONE_CHARACTER
        levels[_one_missing(ours, theirs) | _one_missing(theirs, ours)] = NameLevel.SWAPPED
        levels[self._bag[one] == self._bag[two]] = NameLevel.SWAPPED
        agreeing = same | read_alike
        doubtful = (
            as_long & (apart <= 2) & (agreeing & (ours > 0)).any(axis=1) & (levels != NameLevel.SWAPPED)
        )
        levels[self._shaped_alike(ours, theirs, agreeing, doubtful)] = NameLevel.SHAPE
        unequal = np.flatnonzero(~as_long & same[:, 0])
        levels[unequal[self._taken_apart(one[unequal]) == self._taken_apart(two[unequal])]] = NameLevel.SHAPE
        levels[self.sound[one] == self.sound[two]] = NameLevel.SOUND
        levels[self.code[one] == self.code[two]] = NameLevel.SAME
        return levels

    @staticmethod
    def _shaped_alike(ours: Any, theirs: Any, agreeing: Any, doubtful: Any) -> Any:
        """Which of the doubtful pairs agree in every place by character, sound or shape."""
        rows, places = np.nonzero(~agreeing & doubtful[:, None])
        points = ours[rows, places].astype(np.uint64) << np.uint64(32) | theirs[rows, places]
        kinds, which = np.unique(points, return_inverse=True)
        mistaken = np.array(
            [alike(chr(one >> 32), chr(one & 0xFFFFFFFF)) for one in kinds.tolist()], dtype=bool
        )
        agreeing = agreeing.copy()
        agreeing[rows, places] = mistaken[which] if len(kinds) else False
        return doubtful & agreeing.all(axis=1)

    def _taken_apart(self, places: Any) -> Any:
        """A number for each name with every character taken apart: the same for 鑫 and 金金金."""
        for place in np.unique(places[self._expanded[places] < 0]).tolist():
            text = "".join(parts(chr(point)) for point in self.signs[place].tolist() if point)
            key = f"{text} {self._tails[place]}"
            self._expanded[place] = self._texts.setdefault(key, len(self._texts))
        return self._expanded[places]


def _matrix(texts: Sequence[str]) -> Any:
    """The first characters of each text as code points, 0 behind its end."""
    return np.array(texts, dtype=f"U{_WIDTH}").view(np.uint32).reshape(-1, _WIDTH)


def _one_missing(longer: Any, shorter: Any) -> Any:
    """Where one character after the surname is all that the shorter name lacks."""
    count = (shorter > 0).sum(axis=1)
    candidates = ((longer > 0).sum(axis=1) - count == 1) & (count >= 2)
    found = np.zeros(len(longer), dtype=bool)
    for at in range(1, _WIDTH):
        found |= candidates & (np.delete(longer, at, axis=1) == shorter[:, :-1]).all(axis=1)
    return found
