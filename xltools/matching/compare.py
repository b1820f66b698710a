"""Pairs of rows, field by field: each comparison gives one of a few levels."""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, IntFlag
from typing import Any

import numpy as np

from xltools.matching.names import NameLevel
from xltools.matching.numbers import IdLevel, NumberLevel, id_levels, number_levels
from xltools.matching.persons import Prepared2


class BirthLevel(IntEnum):
    """How two birthdays agree; 0: at least one is missing."""

    MISSING = 0
    SAME = 1
    #: One slip: year, month or day alone, day and month swapped, 1 January for unknown, the lunar day.
    ONE_SLIP = 2
    SAME_YEAR = 3
    DIFFERENT = 4


class SexLevel(IntEnum):
    MISSING = 0
    SAME = 1
    DIFFERENT = 2


class HomeLevel(IntEnum):
    """Relatives, place, phone and account in one comparison: five that are compared alone make brothers one person."""

    MISSING = 0
    #: Nothing to compare.
    NOTHING = 1
    DIFFERENT = 2
    SAME_PLACE = 3
    SAME_RELATIVE = 4
    #: A relative's number, the phone or the account, or a relative's name and the place.
    SAME_HOME = 5


class HomeBy(IntFlag):
    """What two rows share of their homes."""

    PLACE = 1
    RELATIVE = 2
    RELATIVE_NUMBER = 4
    PHONE = 8
    ACCOUNT = 16


#: Field → number of its levels, in the order in which they are told.
FIELDS = {
    "id": len(IdLevel),
    "name": len(NameLevel),
    "birth": len(BirthLevel),
    "sex": len(SexLevel),
    "home": len(HomeLevel),
}


@dataclass(frozen=True)
class Levels:
    """The levels of pairs of rows, one int8 column per field; `home_by`: what the homes share, as flags of HomeBy."""

    id: Any
    name: Any
    birth: Any
    sex: Any
    home: Any
    home_by: Any

    @property
    def same_place(self) -> Any:
        """Where both places are known and equal."""
        return (self.home_by & HomeBy.PLACE) > 0

    def __getitem__(self, field: str) -> Any:
        return getattr(self, field)

    def only(self, rows: Any) -> Levels:
        return Levels(*(getattr(self, one)[rows] for one in (*FIELDS, "home_by")))


def compare(lists: Prepared2, one: Any, two: Any) -> Levels:
    """The levels of these pairs of rows."""
    ours, theirs = lists.ours, lists.theirs
    known = (ours.sex[one] > 0) & (theirs.sex[two] > 0)
    sexes = np.where(ours.sex[one] == theirs.sex[two], np.int8(SexLevel.SAME), np.int8(SexLevel.DIFFERENT))
    places = (ours.place[one] > 0) & (theirs.place[two] > 0)
    home, home_by = _home(lists, one, two, places)
    return Levels(
        id=id_levels(ours.ids, theirs.ids, one, two),
        name=lists.names.levels(ours.name[one], theirs.name[two], ours.former[one], theirs.former[two]),
        birth=birth_levels(ours.birth[one], theirs.birth[two]),
        sex=np.where(known, sexes, np.int8(SexLevel.MISSING)),
        home=home,
        home_by=home_by,
    )


def birth_levels(one: Any, two: Any) -> Any:
    """The BirthLevel of each pair of days (20120304, 0 where missing) as int8."""
    years, months, days = one // 10000, one // 100 % 100, one % 100
    other_years, other_months, other_days = two // 10000, two // 100 % 100, two % 100
    same_year = years == other_years
    agreeing = same_year.astype(np.int8) + (months == other_months) + (days == other_days)
    swapped = same_year & (months == other_days) & (days == other_months)
    unknown_day = same_year & ((one % 10000 == 101) | (two % 10000 == 101))
    apart = np.abs((years - other_years) * 365 + (months - other_months) * 30.4 + days - other_days)
    lunar = (apart >= 17) & (apart <= 54)
    levels = np.where(same_year, np.int8(BirthLevel.SAME_YEAR), np.int8(BirthLevel.DIFFERENT))
    slip = (agreeing == 2) & (np.abs(years - other_years) <= 1)
    levels[slip | swapped | unknown_day | lunar] = BirthLevel.ONE_SLIP
    levels[one == two] = BirthLevel.SAME
    levels[(one == 0) | (two == 0)] = BirthLevel.MISSING
    return levels


def _home(lists: Prepared2, one: Any, two: Any, places: Any) -> tuple[Any, Any]:
    """The HomeLevel and the HomeBy of each pair; `places`: where both places are known."""
    ours, theirs = lists.ours, lists.theirs
    same_place = places & (ours.place[one] == theirs.place[two])
    shared = np.where(same_place, np.int8(HomeBy.PLACE), np.int8(0))
    same, compared = np.zeros((2, len(one)), dtype=bool)
    for kin, other in zip(ours.kin, theirs.kin, strict=False):
        names = lists.kin_names.levels(kin.name[one], other.name[two], kin.former[one], other.former[two])
        numbers = id_levels(kin.ids, other.ids, one, two)
        close = (names >= NameLevel.SAME) & (names <= NameLevel.SHAPE)
        shared[(numbers >= IdLevel.SAME) & (numbers <= IdLevel.PREFIX)] |= HomeBy.RELATIVE_NUMBER
        shared[close | (names == NameLevel.SWAPPED)] |= HomeBy.RELATIVE
        same |= close & same_place & ~ours.crowded[one]
        compared |= (names > 0) | (numbers > 0)
    for number, other_number, flag in (
        (ours.phone, theirs.phone, HomeBy.PHONE),
        (ours.account, theirs.account, HomeBy.ACCOUNT),
    ):
        levels = number_levels(number[one], other_number[two])
        shared[(levels == NumberLevel.SAME) | (levels == NumberLevel.PREFIX)] |= flag
        compared |= levels > 0
    same |= (shared & (HomeBy.RELATIVE_NUMBER | HomeBy.PHONE | HomeBy.ACCOUNT)) > 0
    home = np.where(compared | places, np.int8(HomeLevel.DIFFERENT), np.int8(HomeLevel.NOTHING))
    home[same_place] = HomeLevel.SAME_PLACE
    home[(shared & HomeBy.RELATIVE) > 0] = HomeLevel.SAME_RELATIVE
    home[same] = HomeLevel.SAME_HOME
    return home, shared
