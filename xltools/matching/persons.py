"""A list of persons as it is compared: columns of text in, columns of numbers out."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import pandas as pd

from xltools.matching.hashing import mixed
from xltools.matching.names import Names
from xltools.matching.numbers import Form, Ids, numeral
from xltools.values.text import fold

#: A phone, an account or a relative's number that stands with more rows of one list than this belongs to an office, not to
#: a family; a person's own number that stands with more rows than `_PLACEHOLDER` was filled in to please a form.
_OFFICE, _PLACEHOLDER = 8, 3
_VILLAGE = re.compile(r"(?:村委会|居委会|行政村|自然村|村民委员会|社区|村)$")
_SEX = {"男": 1, "女": 2}


@dataclass(frozen=True)
class Relative:
    """Names and identity numbers of one relative of each person, as columns of text: guardian, father or mother."""

    name: Any
    id: Any


@dataclass(frozen=True)
class Persons:
    """One list of persons, as columns of text of one length ('' where nothing stands); None for a column that it lacks.

    `birth`: 2012-03-04. `place`: village, with the township where both lists have it. `relatives`: in the same order in both
    lists.
    """

    name: Any
    id: Any = None
    birth: Any = None
    sex: Any = None
    place: Any = None
    relatives: Sequence[Relative] = ()
    phone: Any = None
    account: Any = None

    def __len__(self) -> int:
        return len(self.name)

    def column(self, values: Any) -> Any:
        """These values, or as many blanks."""
        return np.full(len(self), "", dtype=object) if values is None else np.asarray(values, dtype=object)


@dataclass
class Kin:
    """One relative of each person, prepared."""

    name: Any
    former: Any
    sound: Any
    ids: Ids


@dataclass
class Prepared:
    """A list ready to be compared. Numbers are 0 where there is nothing; `birth` is 20120304, from the number where blank.

    `written_birth` is the birth column alone. `sound` and `surname` come from the name; `crowded` marks rows whose first
    relative and place stand with so many rows that they are an institution's.
    """

    size: int
    name: Any
    former: Any
    code: Any
    sound: Any
    surname: Any
    ids: Ids
    birth: Any
    written_birth: Any
    sex: Any
    place: Any
    phone: Any
    account: Any
    kin: list[Kin] = field(default_factory=list)
    crowded: Any = None


@dataclass(frozen=True)
class Prepared2:
    """Two lists (the same one twice when doubles are sought) and the names that both share."""

    ours: Prepared
    theirs: Prepared
    names: Names
    kin_names: Names


def prepare(ours: Persons, theirs: Persons | None) -> Prepared2:
    """Both lists with shared names and places; without `theirs` the list against itself."""
    both = [ours] if theirs is None else [ours, theirs]
    names = Names([one.column(one.name) for one in both])
    kin_names = Names(
        [np.array([""], dtype=object), *(one.column(kin.name) for one in both for kin in one.relatives)]
    )
    places = _codes([one.column(one.place) for one in both])
    of_kin = iter(kin_names.columns[1:])
    prepared = [
        _prepare(
            one,
            names,
            names.columns[at],
            place,
            [_kin(one, kin, kin_names, next(of_kin)) for kin in one.relatives],
        )
        for at, (one, place) in enumerate(zip(both, places, strict=True))
    ]
    _forget_offices(prepared)
    return Prepared2(prepared[0], prepared[-1], names, kin_names)


def _codes(columns: list[Any]) -> list[Any]:
    """Places as numbers that both lists share, 0 where blank."""
    where, raw = pd.factorize(np.concatenate(columns))
    bare = np.array([_VILLAGE.sub("", fold(one)) for one in raw.tolist()], dtype=object)
    numbers = pd.factorize(bare)[0] + 1
    codes = np.where(bare == "", 0, numbers)[where]
    return np.split(codes, [len(columns[0])]) if len(columns) == 2 else [codes]


def _prepare(persons: Persons, names: Names, column: tuple[Any, Any], place: Any, kin: list[Kin]) -> Prepared:
    name, former = column
    ids = Ids(persons.column(persons.id))
    written = _days(persons.column(persons.birth))
    sex = pd.Series(persons.column(persons.sex)).map(_SEX).fillna(0).to_numpy(dtype=np.int8)
    valid = ids.form == Form.VALID
    return Prepared(
        size=len(persons),
        name=name,
        former=former,
        code=names.code[name],
        sound=names.sound[name],
        surname=names.sounds[name, 0].astype(np.int64),
        ids=ids,
        birth=np.where(written > 0, written, np.where(valid, ids.birth, 0)),
        written_birth=written,
        sex=np.where(sex > 0, sex, np.where(valid, 2 - (ids.order - 1) % 2, 0)),
        place=place,
        phone=numeral(persons.column(persons.phone)),
        account=numeral(persons.column(persons.account)),
        kin=kin,
    )


def _kin(persons: Persons, relative: Relative, kin_names: Names, column: tuple[Any, Any]) -> Kin:
    name, former = column
    return Kin(name, former, kin_names.sound[name], Ids(persons.column(relative.id)))


def _days(column: Any) -> Any:
    """Days as numbers, 0 where there is none."""
    where, raw = pd.factorize(column)
    days = []
    for one in raw.tolist():
        digits = re.sub(r"\D", "", one)
        days.append(int(digits) if len(digits) == 8 and "1900" <= digits[:4] <= "2099" else 0)
    return np.array(days, dtype=np.int64)[where]


def _forget_offices(lists: list[Prepared]) -> None:
    """Take away what identifies nobody: a cadre's phone, an orphanage's account, a number typed to fill a column.

    Persons are counted, not rows: a list of a year has everybody twelve times.
    """
    for one in lists:
        days = np.where(one.written_birth > 0, one.written_birth, -1 - np.arange(one.size))
        one.ids.forget(_often(one.ids.text, _PLACEHOLDER, one.code, days) & (one.ids.form > 0))
    names = [one.code for one in lists]
    for columns in ([one.phone for one in lists], [one.account for one in lists]):
        crowd = _crowd(columns, names)
        for numbers in columns:
            numbers[np.isin(numbers, crowd)] = 0
    for at in range(min(len(one.kin) for one in lists)):
        crowd = _crowd([one.kin[at].ids.first17 for one in lists], names)
        for one in lists:
            one.kin[at].ids.forget(np.isin(one.kin[at].ids.first17, crowd))
    homes = [mixed(one.kin[0].sound, one.place) if one.kin else np.zeros(one.size, np.int64) for one in lists]
    full = _often(np.concatenate(homes), 2 * _OFFICE, np.concatenate(names))
    start = 0
    for one in lists:
        one.crowded = full[start : start + one.size]
        start += one.size


def _crowd(columns: list[Any], names: list[Any]) -> Any:
    """The numbers that stand with an office's persons in one of the lists."""
    often = [_often(numbers, _OFFICE, name) for numbers, name in zip(columns, names, strict=True)]
    return np.unique(np.concatenate([numbers[rows] for numbers, rows in zip(columns, often, strict=True)]))


def _often(column: Any, most: int, *traits: Any) -> Any:
    """Where a value stands with more than `most` different values of each trait; blanks and zeros never."""
    codes, values = pd.factorize(column)
    counts = np.full(len(values), len(column))
    for trait in traits:
        first = ~pd.Series(mixed(codes + 1, trait)).duplicated().to_numpy()
        counts = np.minimum(counts, np.bincount(codes[first], minlength=len(values)))
    nothing = np.array([value in ("", 0) for value in values.tolist()], dtype=bool)
    return ((counts > most) & ~nothing)[codes] if len(values) else np.zeros(len(column), dtype=bool)
