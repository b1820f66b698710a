"""How much each agreement speaks for one person (Fellegi and Sunter 1969), in bits.

The weight of a level is log2(m / u). m, its chance among pairs of one person, is learnt from the lists at hand (expectation
and maximisation from the pairs with the same right number), held to what is usual by `_USUAL`. u is its chance among pairs of
different persons: outside a household that of random pairs, inside that of rows of one list which share a phone, an account or
a relative's number: brothers and sisters agree in surname and home, often in more, and it says nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from xltools.matching.blocking import households
from xltools.matching.compare import FIELDS, BirthLevel, HomeLevel, Levels, SexLevel, compare
from xltools.matching.hashing import mixed
from xltools.matching.names import NameLevel
from xltools.matching.numbers import IdLevel
from xltools.matching.persons import Prepared, Prepared2

#: Chances of the levels among pairs of one person before anything is learnt; they count as `_PRIOR` pairs.
_USUAL: Mapping[str, tuple[float, ...]] = {
    "id": (1, 0.90, 0.01, 0.04, 0.025, 0.002, 0.015, 0.008),
    "name": (1, 0.90, 0.035, 0.02, 0.012, 0.008, 0.01, 0.015),
    "birth": (1, 0.94, 0.04, 0.008, 0.012),
    "sex": (1, 0.98, 0.02),
    "home": (1, 0.02, 0.12, 0.12, 0.09, 0.65),
}
#: The same among chance pairs; they count as `_PRIOR_OTHERS` pairs, so that short lists do not take themselves for the world.
#: Numbers are not learnt at all: how they are given is known better than any list shows.
_OTHERS: Mapping[str, tuple[float, ...]] = {
    "id": (1, 1e-9, 1e-9, 3e-8, 1e-6, 3e-7, 0.9, 0.1),
    "name": (1, 0.002, 0.003, 0.003, 0.001, 0.01, 0.06, 0.921),
    "birth": (1, 3e-4, 0.02, 0.04, 0.94),
    "sex": (1, 0.5, 0.5),
    "home": (1, 0.02, 0.93, 0.04, 0.005, 0.005),
}
#: The same among different persons of one household; they count as `_PRIOR_AT_HOME` pairs.
_KIN: Mapping[str, tuple[float, ...]] = {
    "id": (1, 1e-4, 1e-5, 1e-4, 1e-3, 1e-3, 0.9, 0.1),
    "name": (1, 0.002, 0.005, 0.01, 0.005, 0.1, 0.5, 0.378),
    "birth": (1, 0.012, 0.03, 0.03, 0.928),
    "sex": (1, 0.5, 0.5),
}
#: Of a thousand brothers and sisters some carry another's number; less often a wrong one that is the same.
_LEAST_SAME_ID_AT_HOME = np.array((2e-4, 5e-5))
_PRIOR, _PRIOR_OTHERS, _PRIOR_AT_HOME, _ROUNDS = 50.0, 2000.0, 200.0, 4
_MOST_SAMPLED = 300_000
#: A name is never rarer than this, however long the list; and a short list says little about names: as many bearers of other
#: names are added.
_RAREST, _RAREST_SOUND, _MORE_NAMES = 2e-6, 4e-6, 1000

Chances = dict[str, Any]


@dataclass(frozen=True)
class Scores:
    """For pairs of rows: bits in all and by field, and the chance that both are one person.

    `prior`: bits of any pair before it is looked at; `one_to_one`: bits from knowing that each row has at most one partner.
    """

    bits: Any
    chance: Any
    by_field: dict[str, Any]
    prior: float
    one_to_one: float


def weigh(lists: Prepared2, one: Any, two: Any, levels: Levels, seed: int = 0) -> Scores:
    """Scores of candidate pairs; the same lists always give the same scores."""
    itself = lists.ours is lists.theirs
    if not len(one):
        return Scores(np.zeros(0), np.zeros(0), {field: np.zeros(0) for field in FIELDS}, 0.0, 0.0)
    weights = _Weights(lists, one, two, levels, itself, np.random.default_rng(seed))
    chance_of_pair = 0.1 / lists.ours.size if itself else 0.5 / max(lists.ours.size, lists.theirs.size)
    every_pair = lists.ours.size * lists.theirs.size / (2 if itself else 1)
    for _ in range(_ROUNDS):
        by_field = weights.by_field()
        prior = float(np.log2(chance_of_pair / (1 - chance_of_pair)))
        bits = sum(by_field.values()) + prior
        chance = _chance(bits)
        believed = chance if itself else np.where(_best_of(one, bits), chance, 0.0)
        chance_of_pair = float(np.clip(believed.sum() / every_pair, 1e-12, 0.2))
        weights.learn(believed)
    extra = 0.0 if itself else _one_to_one(believed.sum(), lists)
    return Scores(bits + extra, _chance(bits + extra), by_field, prior, extra)


def _chance(bits: Any) -> Any:
    return 1 / (1 + np.exp2(-np.clip(bits, -60, 60)))


def _one_to_one(matched: float, lists: Prepared2) -> float:
    """Against both rows staying alone the odds of a pair are r / (n (1 - r)²), not r / n."""
    shares = (min(0.95, matched / size) for size in (lists.ours.size, lists.theirs.size))
    return float(-sum(np.log2(1 - share) for share in shares))


def _best_of(rows: Any, bits: Any) -> Any:
    """Which pair is the best of its row."""
    best = pd.Series(bits).groupby(rows, sort=False).transform("max").to_numpy()
    return bits >= best


class _Weights:
    """Chances of every level, and the weights of the candidate pairs by them."""

    def __init__(
        self, lists: Prepared2, one: Any, two: Any, levels: Levels, itself: bool, random: np.random.Generator
    ) -> None:
        self._levels = levels
        self._at_home = levels.home == HomeLevel.SAME_HOME
        self._other = _among_others(lists, itself, random)
        self._other_at_home = _among_kin(lists, itself)
        self._same = self._seeded()
        self._same_name, self._same_sound, self._namesake_here = _name_chances(lists, one, two, levels)
        written = (lists.ours.written_birth[one] > 0) & (lists.theirs.written_birth[two] > 0)
        by_number = (levels.id >= IdLevel.SAME) & (levels.id <= IdLevel.TWO_EDITS)
        twice_told = self._at_home & (levels.id <= IdLevel.ONE_EDIT) & written
        self._birth_in_number = by_number & ~twice_told

    def _seeded(self) -> Chances:
        """First chances among pairs of one person: from pairs with one right number (of the number itself: from
        namesakes of one birthday and home)."""
        levels = self._levels
        by_number = (levels.id == IdLevel.SAME) & (levels.name <= NameLevel.ONE_CHARACTER)
        by_person = (levels.name >= NameLevel.SAME) & (levels.name <= NameLevel.SOUND) & self._at_home
        by_person &= (levels.birth == BirthLevel.SAME) & (levels.sex != SexLevel.DIFFERENT)
        return {
            field: _shares(
                levels[field][by_person if field == "id" else by_number], None, _USUAL[field], _PRIOR
            )
            for field in FIELDS
        }

    def learn(self, believed: Any) -> None:
        """Chances among pairs of one person, each pair counted as much as it is believed to be one."""
        self._same = {
            field: _shares(self._levels[field], believed, _USUAL[field], _PRIOR) for field in FIELDS
        }
        self._same["id"][IdLevel.SAME_WRONG] = max(self._same["id"][IdLevel.SAME_WRONG], 0.003)

    def by_field(self) -> dict[str, Any]:
        """Bits of every pair by field; 0 where a field is missing on one side."""
        weights: dict[str, Any] = {}
        for field in FIELDS:
            level = self._levels[field]
            bits = self._outside(field, level)
            if field != "home":
                bits = np.where(self._at_home, self._inside(field, level), bits)
            if field == "birth":  # what the number has said already is not counted again
                counted = self._birth_in_number & (bits > 0)
                bits = np.where(counted, np.maximum(0, bits - np.maximum(weights["id"], 0)), bits)
            weights[field] = np.where(level == 0, 0.0, bits)
        return weights

    def _outside(self, field: str, level: Any) -> Any:
        same, other = self._same[field], self._other[field]
        bits = np.log2(same / other)[level]
        if field != "name":
            return bits
        sound = np.maximum(self._same_sound, other[NameLevel.SOUND] * 0.2)
        bits = np.where(level == NameLevel.SAME, np.log2(same[NameLevel.SAME] / self._same_name), bits)
        return np.where(level == NameLevel.SOUND, np.log2(same[NameLevel.SOUND] / sound), bits)

    def _inside(self, field: str, level: Any) -> Any:
        same, other = self._same[field], self._other_at_home[field]
        bits = np.log2(same / other)[level]
        if field != "name":
            return bits
        namesake = np.maximum(other[NameLevel.SAME], self._namesake_here)
        return np.where(level == NameLevel.SAME, np.log2(same[NameLevel.SAME] / namesake), bits)


def _shares(levels: Any, counted: Any, usual: Any, prior: float) -> Any:
    """Shares of the levels, with `prior` pairs distributed as usual added; level 0 (missing) is left out and has share 1."""
    counts = np.bincount(levels, weights=counted, minlength=len(usual)).astype(float)
    expected = np.array(usual, dtype=float)
    counts[0] = expected[0] = 0.0
    shares = (counts + prior * expected / expected.sum()) / (counts.sum() + prior)
    shares[0] = 1.0
    return shares


def _among_others(lists: Prepared2, itself: bool, random: np.random.Generator) -> Chances:
    """Chances of the levels among random pairs."""
    ours, theirs = lists.ours, lists.theirs
    count = int(np.clip(20 * max(ours.size, theirs.size), 20_000, _MOST_SAMPLED))
    one, two = random.integers(0, ours.size, count), random.integers(0, theirs.size, count)
    if itself:
        one, two = one[one != two], two[one != two]
    levels = compare(lists, one, two)
    # the pairs of short lists are drawn again and again
    worth = np.full(len(one), min(1.0, ours.size * theirs.size / count))
    chances = {field: _shares(levels[field], worth, _OTHERS[field], _PRIOR_OTHERS) for field in FIELDS}
    chances["id"] = np.array(_OTHERS["id"])
    chances["birth"][BirthLevel.SAME] = max(_same_day(ours, theirs), 1e-6)
    return chances


def _same_day(ours: Prepared, theirs: Prepared) -> float:
    """Chance that two random birthdays are the same; random pairs alone would seldom show it."""
    one, two = (pd.Series(each.birth[each.birth > 0]).value_counts() for each in (ours, theirs))
    pairs = float(one.sum()) * float(two.sum())
    same = float((one * two.reindex(one.index).fillna(0)).sum())
    return (same + _PRIOR_OTHERS * _OTHERS["birth"][BirthLevel.SAME]) / (pairs + _PRIOR_OTHERS)


def _among_kin(lists: Prepared2, itself: bool) -> Chances:
    """Chances of the levels among different persons of one household."""
    found: list[Levels] = []
    for people in (lists.ours,) if itself else (lists.ours, lists.theirs):
        one, two = households(people)
        levels = compare(Prepared2(people, people, lists.names, lists.kin_names), one, two)
        # in a list against itself doubles are what is sought, and no example of kin
        found.append(levels.only(~_surely_one(levels)) if itself else levels)
    chances = {
        field: _shares(np.concatenate([levels[field] for levels in found]), None, usual, _PRIOR_AT_HOME)
        for field, usual in _KIN.items()
    }
    same = slice(IdLevel.SAME, IdLevel.ONE_EDIT)
    chances["id"][same] = np.maximum(chances["id"][same], _LEAST_SAME_ID_AT_HOME)
    return chances


def _surely_one(levels: Levels) -> Any:
    by_number = (levels.id >= IdLevel.SAME) & (levels.id <= IdLevel.ONE_EDIT)
    by_name = (levels.name >= NameLevel.SAME) & (levels.name <= NameLevel.SWAPPED)
    return by_number | by_name & (levels.birth <= BirthLevel.ONE_SLIP)


def _name_chances(lists: Prepared2, one: Any, two: Any, levels: Levels) -> tuple[Any, Any, Any]:
    """For each pair: how common the name is, how common its sound, and how likely a namesake is in this very place."""
    ours, theirs = lists.ours, lists.theirs
    itself = ours is theirs
    names = np.maximum(_share(ours.code, ours.code)[one], _share(theirs.code, ours.code)[one])
    joined = [ours] if itself else [ours, theirs]
    sounds = np.concatenate([each.sound for each in joined])
    common_sound = _share(sounds, ours.sound)[one]
    places = np.concatenate([each.place for each in joined])
    surnames = np.concatenate([each.surname for each in joined])
    here = _count(mixed(sounds, places), mixed(ours.sound, ours.place))[one]
    clan = _count(mixed(surnames + 1, places), mixed(ours.surname + 1, ours.place))[one]
    size = _count(places, ours.place)[one]
    of_surname = np.maximum(_share(surnames, ours.surname)[one], 1e-6)
    # the pair itself is two of those here; a clan's village holds more bearers of its names than the whole list
    again = np.maximum(0, here - 2) / (size + 50.0)
    by_clan = names * (clan + 20 * of_surname) / (size + 20.0) / of_surname
    local = np.where(levels.same_place, again + by_clan, 0.0)
    return (
        np.maximum(np.maximum(names, local), _RAREST),
        np.maximum(np.maximum(common_sound, local), _RAREST_SOUND),
        local,
    )


def _count(values: Any, wanted: Any) -> Any:
    """How often each of the wanted values stands among these; 0 for the value 0."""
    codes, known = pd.factorize(values)
    counts = np.bincount(codes, minlength=len(known))
    at = pd.Index(known).get_indexer(wanted)
    return np.where((at >= 0) & (wanted != 0), counts[at] if len(counts) else 0, 0)


def _share(values: Any, wanted: Any) -> Any:
    return _count(values, wanted) / (int((values != 0).sum()) + _MORE_NAMES)
