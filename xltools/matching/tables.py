"""Persons of one table found again in another, or twice in the same: by number, then by likeness, then as clerks have answered."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from xltools.beside import has_two_cores, later
from xltools.matching.match import Pairs, duplicates, match
from xltools.matching.persons import Persons, Relative
from xltools.matching.words import doubts, reasons, weights
from xltools.model.field import Field
from xltools.model.table import Table
from xltools.values.id_card import fold_number

#: Pairs with one number and one name that are added so that weights are learnt from more than the doubtful rows.
_TAUGHT = 3000
#: A search for doubles among so many rows is worth a second process, which takes a second to start.
_LONG = 30_000
#: Relatives by field names, in the order in which they are compared; the head of a household or the caregiver stands for the guardian.
_RELATIVES = (
    (("guardian_name", "guardian_id"), ("head_name", "head_id"), ("caregiver_name", "caregiver_id")),
    (("father_name", "father_id"),),
    (("mother_name", "mother_id"),),
)
_PHONES, _ACCOUNTS = ("guardian_phone", "caregiver_phone", "phone"), ("account_no",)

#: 关联码 → whether a clerk has said that both are one person.
Answers = Mapping[str, bool]


@dataclass(frozen=True)
class Pair:
    """Two rows that are, or may be, one person under different numbers.

    `one`, `two`: labels. `sure`: taken for one person, by likeness or because a clerk has said so (`answer`). `why`: what
    speaks for and against it; `doubt`: why a person has to decide; `bits`: the weights in figures; `code`: 关联码.
    """

    one: int
    two: int
    sure: bool
    chance: float
    why: str
    doubt: str
    bits: str
    code: str
    answer: bool | None = None

    def turned(self) -> Pair:
        """The same pair, seen from its second row."""
        return replace(self, one=self.two, two=self.one)


@dataclass(frozen=True)
class Links:
    """Who of one table is who of another. `by_number`: label → label of the first row there with the same number.

    `pairs`: rows without a partner by number that have one by likeness, sure ones and others.
    """

    by_number: Any
    pairs: Sequence[Pair] = ()

    @cached_property
    def likely(self) -> dict[int, Pair]:
        """Label → its pair, for rows of the first table."""
        return {pair.one: pair for pair in self.pairs}

    @cached_property
    def likely_back(self) -> dict[int, Pair]:
        """Label → its pair, for rows of the second table."""
        return {pair.two: pair for pair in self.pairs}


def nobody(table: Table) -> Links:
    """Nobody of the table is found."""
    return Links(pd.Series(pd.NA, index=table.labels, dtype="Int64"))


@dataclass(frozen=True)
class Who:
    """Which persons of a table are meant: the fields of their names and numbers, both of which the table has."""

    table: Table
    name: Field
    number: Field

    @property
    def is_own(self) -> bool:
        """Whether it is the row's own person, and not somebody who stands beside (a ward)."""
        return self.name is self.table.kind.person_field

    @property
    def numbers(self) -> Any:
        """Numbers as read; those that could not be read as they are written."""
        read = self.table[self.number]
        return read.where(read.notna(), self.table.text(self.number))

    def first(self, *names: str) -> Field | None:
        """The first field of these names that the table has."""
        fields = (self.table.kind.fields.get(one) for one in names)
        return next((one for one in fields if one is not None and self.table.has(one)), None)


@dataclass
class Matches:
    """Answers the question who is who for every rule and verb of one run, each pair of tables once."""

    answers: Answers = field(default_factory=dict)
    _known: dict[tuple[int | str, ...], Any] = field(default_factory=dict, repr=False)
    _tables: list[Table] = field(default_factory=list, repr=False)
    _begun: dict[int, Callable[[], Pairs]] = field(default_factory=dict, repr=False)

    def between(self, ours: Table | Who, theirs: Table) -> Links:
        """Who of `ours` is who of `theirs`; tables without a person's name and number have nobody in common."""
        who, whom = own(ours) if isinstance(ours, Table) else ours, own(theirs)
        if who is None or whom is None:
            return nobody(ours if isinstance(ours, Table) else ours.table)
        found: Links = self._once((who, whom), lambda: _between(who, whom, self.answers))
        return found

    def doubles(self, table: Table) -> list[Pair]:
        """Pairs of rows of one table that may be one person under two numbers; `one` is the earlier row."""
        who = own(table)
        if who is None or len(table) < 2:
            return []
        found: list[Pair] = self._once(
            (who,), lambda: _doubles(who, self._begun.get(id(table)), self.answers)
        )
        return found

    def begin(self, table: Table) -> None:
        """Look for the doubles of a long table in a second process; `doubles` will wait for it."""
        who = own(table)
        if who is not None and len(table) >= _LONG and id(table) not in self._begun and has_two_cores():
            self._tables.append(table)  # an id is only unique while its table lives
            self._begun[id(table)] = later(duplicates, _everybody(who))

    def _once(self, whom: tuple[Who, ...], work: Callable[[], Any]) -> Any:
        key = tuple(part for one in whom for part in (id(one.table), one.name.name))
        if key not in self._known:
            self._tables.extend(one.table for one in whom)
            self._known[key] = work()
        return self._known[key]


def own(table: Table) -> Who | None:
    """Each row's own person, None where the table does not say whose rows they are."""
    name, number = table.kind.person_field, table.kind.id_field
    return (
        Who(table, name, number)
        if name is not None and number is not None and table.has(name, number)
        else None
    )


def persons_of(who: Who, labels: Any, *, township: bool) -> Persons:
    """The persons of some rows as the matcher compares them; cells that could not be read stand as they are written.

    `township`: whether a village is only the same in the same township. Birthday and sex are the row's own person's.
    """
    table = who.table

    def text(*names: str) -> Any:
        column = who.first(*names)
        return None if column is None else table.text(column)[labels].to_numpy()

    village = text("village")
    if village is not None and township:
        village = np.where(village == "", "", text("township") + village)
    return Persons(
        name=table.text(who.name)[labels].to_numpy(),
        id=who.numbers[labels].to_numpy(),
        birth=_birthdays(who, labels) if who.is_own else None,
        sex=_sexes(who, labels) if who.is_own else None,
        place=village,
        relatives=[_relative(who, labels, names) for names in _RELATIVES],
        phone=text(*_PHONES),
        account=text(*_ACCOUNTS),
    )


def _birthdays(who: Who, labels: Any) -> Any:
    column = who.first("birth_date")
    return None if column is None else who.table[column][labels].dt.strftime("%Y-%m-%d").fillna("").to_numpy()


def _sexes(who: Who, labels: Any) -> Any:
    column = who.first("gender")
    return None if column is None else who.table[column][labels].fillna("").to_numpy()


def _relative(who: Who, labels: Any, names: Sequence[tuple[str, str]]) -> Relative:
    """One relative of each row; who is the person meant (the head of a household) is no relative."""
    table = who.table
    for name, number in names:
        named, numbered = who.first(name), who.first(number)
        if named is None or named is who.name:
            continue
        texts = table.text(named)[labels]
        beside = (texts != table.text(who.name)[labels]).to_numpy()
        ids = None if numbered is None else np.where(beside, Who(table, named, numbered).numbers[labels], "")
        return Relative(np.where(beside, texts, ""), ids)
    return Relative(None, None)


def _between(ours: Who, theirs: Who, answers: Answers) -> Links:
    by_number = _by_number(ours, theirs)
    alone = by_number.index[by_number.isna()]
    found = set(by_number.dropna().tolist())
    numbers = theirs.table[theirs.number]
    taken = numbers.isin(numbers[numbers.index.isin(found)].dropna())
    waiting = numbers.index[~taken]
    if alone.empty or waiting.empty:
        return Links(by_number)
    settled = by_number.dropna().astype("int64")
    taught = settled.iloc[:: max(1, len(settled) // _TAUGHT)]
    left, right = alone.append(taught.index), waiting.append(pd.Index(taught.unique()))
    township = all(one.first("township") is not None for one in (ours, theirs))
    pairs = match(persons_of(ours, left, township=township), persons_of(theirs, right, township=township))
    alike = np.flatnonzero((pairs.one < len(alone)) & (pairs.two < len(waiting)) & pairs.backed)
    return Links(by_number, list(_told(pairs, alike, (ours, left), (theirs, right), answers)))


def _by_number(ours: Who, theirs: Who) -> Any:
    """For each of our labels the label of their first row with the same number, NA where there is none."""
    numbers = theirs.table[theirs.number]
    first = pd.Series(numbers.index, index=numbers.to_numpy(), dtype="Int64")
    first = first[first.index.notna() & ~first.index.duplicated()]
    return ours.table[ours.number].map(first).astype("Int64")


def _everybody(who: Who) -> Persons:
    return persons_of(who, who.table.labels, township=who.first("township") is not None)


def _doubles(who: Who, begun: Callable[[], Pairs] | None, answers: Answers) -> list[Pair]:
    labels = who.table.labels
    pairs = begun() if begun is not None else duplicates(_everybody(who))
    numbers = who.numbers.to_numpy()
    unlike = np.flatnonzero((numbers[pairs.one] != numbers[pairs.two]) & pairs.backed)
    return list(_told(pairs, unlike, (who, labels), (who, labels), answers))


Side = tuple[Who, Any]


def _told(pairs: Pairs, some: Any, left: Side, right: Side, answers: Answers) -> Iterator[Pair]:
    """Some of the pairs in words; those that a clerk has called different persons are left out."""
    ones, twos = left[1][pairs.one[some]], right[1][pairs.two[some]]
    records = zip(_records(left[0], ones), _records(right[0], twos), strict=True)
    kin = "户主" if _by_head(left[0]) and _by_head(right[0]) else "监护人或父母"
    for at, one, two, (ours, theirs) in zip(some.tolist(), ones, twos, records, strict=True):
        code = link_code(ours, theirs)
        answer = answers.get(code)
        if answer is not False:
            yield Pair(
                one=int(one),
                two=int(two),
                sure=bool(pairs.sure[at]) or answer is True,
                chance=float(pairs.chance[at]),
                why=reasons(pairs, at, kin),
                doubt=doubts(pairs, at),
                bits=weights(pairs, at),
                code=code,
                answer=answer,
            )


def _by_head(who: Who) -> bool:
    """Whether the relative of a row is the head of its household."""
    return who.first("guardian_name") is None and who.first("head_name") is not None


def _records(who: Who, labels: Any) -> Iterator[str]:
    """Number and name of each row as text, by which an answer is remembered."""
    names = who.table.text(who.name)[labels]
    for number, name in zip(who.numbers[labels], names, strict=True):
        yield f"{fold_number(number)}\x1f{name}"


def record_of(who: Who, label: int) -> str:
    """One row's number and name, for `link_code`."""
    return next(_records(who, [label]))


def link_code(one: str, two: str) -> str:
    """关联码: a hash of both records, the same whichever comes first; nobody can be read from it."""
    return hashlib.sha256("\x1e".join(sorted((one, two))).encode()).hexdigest()[:20]
