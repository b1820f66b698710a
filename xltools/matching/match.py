"""Who is who in two lists, or twice in one: same, to be looked at, or different."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from xltools.matching.assign import one_to_one
from xltools.matching.blocking import candidates
from xltools.matching.compare import BirthLevel, HomeLevel, Levels, SexLevel, compare
from xltools.matching.names import NameLevel
from xltools.matching.numbers import IdLevel
from xltools.matching.persons import Persons, prepare
from xltools.matching.weigh import weigh

#: From this chance on a pair is one person without anybody looking; below the other it is two.
_SURE, _POSSIBLE = 0.99, 0.20
#: A rival that is worse by fewer bits makes a pair doubtful.
_CLOSE = 3.0


@dataclass(frozen=True)
class Pairs:
    """Pairs of rows that are, or may be, one person; in the order of the first list's rows.

    `one`, `two`: row numbers from 0. `sure`: the same person without anybody looking; the others are to be looked at.
    `vetoed`: alike, but a person has to decide. `backed`: not two right numbers that differ, or something as strong as a
    number speaks for one person: home, birthday and name at once. `rivalled`: another row fits nearly as well. `form_one`, `form_two`: Form of
    the numbers. `bits` by field, `prior` and `one_to_one`: see Scores.
    """

    one: Any
    two: Any
    chance: Any
    sure: Any
    vetoed: Any
    backed: Any
    rivalled: Any
    form_one: Any
    form_two: Any
    levels: Levels
    bits: dict[str, Any]
    prior: float
    one_to_one: float

    def __len__(self) -> int:
        return len(self.one)


def match(ours: Persons, theirs: Persons) -> Pairs:
    """Which rows of two lists are the same persons; each row has at most one partner."""
    return _match(ours, theirs)


def duplicates(persons: Persons) -> Pairs:
    """Which rows of one list are the same persons; `one` is the earlier row. A row may have several partners."""
    return _match(persons, None)


def _match(ours: Persons, theirs: Persons | None) -> Pairs:
    lists = prepare(ours, theirs)
    one, two = candidates(lists.ours, lists.theirs)
    levels = compare(lists, one, two)
    scores = weigh(lists, one, two, levels)
    possible = np.flatnonzero(scores.chance >= _POSSIBLE)
    rows, others, bits = one[possible], two[possible], scores.bits[possible]
    if theirs is None:
        taken, rivalled = np.ones(len(rows), dtype=bool), np.zeros(len(rows), dtype=bool)
    else:
        taken = one_to_one(rows, others, bits - np.log2(_POSSIBLE / (1 - _POSSIBLE)) + 1e-6)
        rivalled = bits - np.maximum(_rival(rows, bits), _rival(others, bits)) < _CLOSE
    kept = possible[taken]
    levels = levels.only(kept)
    vetoed, rivalled = _vetoed(levels), rivalled[taken]
    return Pairs(
        one=one[kept],
        two=two[kept],
        chance=scores.chance[kept],
        sure=(scores.chance[kept] >= _SURE) & ~vetoed & ~rivalled,
        vetoed=vetoed,
        backed=_backed(levels),
        rivalled=rivalled,
        form_one=lists.ours.ids.form[one[kept]],
        form_two=lists.theirs.ids.form[two[kept]],
        levels=levels,
        bits={field: of_field[kept] for field, of_field in scores.by_field.items()},
        prior=scores.prior,
        one_to_one=scores.one_to_one,
    )


def _vetoed(levels: Levels) -> Any:
    """Where a person has to decide, however well the rest agrees.

    Two right numbers that differ; one number with hardly one person behind it (a brother's number, a neighbour's); at one
    home, people whom no number holds together and whose names are not the same: brothers and twins, as in one village when a
    character differs; namesakes of whom
    nothing but the place is known.
    """
    shared = (levels.id >= IdLevel.SAME) & (levels.id <= IdLevel.PREFIX)
    at_home = levels.home == HomeLevel.SAME_HOME
    near_home = at_home | levels.same_place
    apart = (levels.birth >= BirthLevel.SAME_YEAR) | (levels.sex == SexLevel.DIFFERENT)
    stranger = (levels.name >= NameLevel.SURNAME) | (levels.name >= NameLevel.SWAPPED) & apart
    other_name = (levels.name >= NameLevel.ONE_CHARACTER) & near_home
    brother = at_home & (levels.name >= NameLevel.SWAPPED) | near_home & (
        levels.name >= NameLevel.ONE_CHARACTER
    )
    brother |= at_home & (levels.name >= NameLevel.SOUND) & (levels.sex == SexLevel.DIFFERENT)
    unborn = levels.birth == BirthLevel.MISSING
    brother |= at_home & (levels.name >= NameLevel.SOUND) & unborn
    name_alone = unborn & (levels.home <= HomeLevel.SAME_RELATIVE)
    by_number = (levels.id >= IdLevel.SAME) & (levels.id <= IdLevel.TWO_EDITS)
    return (levels.id == IdLevel.BOTH_VALID) | np.where(
        by_number, shared & (stranger | other_name), brother | name_alone
    )


def _backed(levels: Levels) -> Any:
    at_home = levels.home == HomeLevel.SAME_HOME
    same_day = (levels.birth >= BirthLevel.SAME) & (levels.birth <= BirthLevel.ONE_SLIP)
    named = (levels.name >= NameLevel.SAME) & (levels.name <= NameLevel.SHAPE)
    return (levels.id != IdLevel.BOTH_VALID) | at_home & same_day & named


def _rival(rows: Any, bits: Any) -> Any:
    """Bits of the best other pair of the same row; far below where there is none."""
    order = np.lexsort((-bits, rows))
    sorted_rows, sorted_bits = rows[order], bits[order]
    first = np.r_[True, sorted_rows[1:] != sorted_rows[:-1]] if len(rows) else np.zeros(0, dtype=bool)
    second = np.r_[sorted_bits[1:], -np.inf] if len(rows) else sorted_bits
    second = np.where(np.r_[first[1:], True] if len(rows) else first, -np.inf, second)
    starts = np.flatnonzero(first)
    lengths = np.diff(np.r_[starts, len(rows)])
    rivals = np.where(first, np.repeat(second[starts], lengths), np.repeat(sorted_bits[starts], lengths))
    found = np.empty(len(rows))
    found[order] = rivals
    return found
