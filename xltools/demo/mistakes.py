"""Known mistakes for the invented city: each kind changes one row and says which cell the program must find."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from importlib import import_module

from xltools.demo.city import City, Row
from xltools.demo.names import Invention
from xltools.values.id_card import check_character


class NoRowLeft(Exception):
    """Every row that a kind of mistake could change is taken."""


@dataclass(frozen=True)
class Planted:
    """One mistake: the rule that must find it, and where: a row's field, or a county's total of a column."""

    code: str
    county: str
    ledger: str
    field: str
    row: Row | None = None
    touched: tuple[Row, ...] = ()


@dataclass
class Planting:
    """Hands out rows that no other mistake has touched; collects wrong totals."""

    city: City
    make: Invention
    wrong_totals: dict[tuple[str, str, str], float] = field(default_factory=dict)
    _used: set[int] = field(default_factory=set)
    _iterators: dict[str, Iterator[tuple[str, Row]]] = field(default_factory=dict)

    def fresh(self, ledger: str, wanted: Callable[[Row], bool] = lambda row: True) -> tuple[str, Row]:
        """A row whose whole household is still untouched, from all counties in turn.

        Raises NoRowLeft when there is none left.
        """
        there = self.city.rows(ledger)
        rows = self.city.settled.get(ledger) or there
        present = {id(row) for _, row in there}
        start = len(self._used) * 37
        # A prime that does not divide the number of rows comes by every one of them.
        stride = 101 if len(rows) % 101 else 1
        for at in range(len(rows)):
            county, row = rows[(start + at * stride) % len(rows)]
            key = hash((county, row.get("household_no") or row.get("ward_id")))
            if ledger not in ("child", "caregiver", "household"):
                key = id(row)
            if (
                key not in self._used
                and id(row) in present
                and row.get("status") != "退出"
                and row.get("change_type", "不变") == "不变"
                and wanted(row)
            ):
                self._used.add(key)
                return county, row
        raise NoRowLeft(ledger)

    def needs_last_month(self) -> None:
        """Raises NoRowLeft where last month's ledgers are not to be written: the folder has its own."""
        if not self.city.previous:
            raise NoRowLeft("previous")

    def is_first(self, row: Row) -> bool:
        """Whether the row stands first in its county's ledger of children."""
        return self.city.ledgers[str(row["county"])]["child"][0] is row

    def relatives(self, row: Row) -> tuple[Row, ...]:
        """All rows of all ledgers that speak of the same household or child: findings there follow from the mistake."""
        home = row.get("household_no")
        children = [
            one
            for _, one in self.city.rows("child")
            if one is row or (home and one["household_no"] == home) or one["child_id"] == row.get("ward_id")
        ]
        homes = {one["household_no"] for one in children} | ({home} if home else set())
        children = [one for _, one in self.city.rows("child") if one["household_no"] in homes]
        numbers = {one["child_id"] for one in children}
        wards = [one for _, one in self.city.rows("caregiver") if one["ward_id"] in numbers or one is row]
        members = [one for _, one in self.city.rows("household") if one["household_no"] in homes]
        return (row, *children, *wards, *members)

    def linked(self, row: Row) -> tuple[Row, ...]:
        """All rows of all ledgers that share an identifying value with the row."""
        values = _links(row)
        return tuple(
            one
            for ledgers in self.city.ledgers.values()
            for rows in ledgers.values()
            for one in rows
            if one is row or not values.isdisjoint(_links(one))
        )


#: Columns that name a person, a household or a thing which other ledgers speak of too.
_LINKS = (
    "household_no",
    "person_id",
    "child_id",
    "head_id",
    "member_id",
    "carer_id",
    "caregiver_id",
    "ward_id",
    "worker_id",
    "institution",
    "home_name",
    "project_no",
    "dibao_cert",
)


def _links(row: Row) -> set[str]:
    return {value for name in _LINKS if isinstance(value := row.get(name), str)}


Kind = Callable[[Planting], Planted]
KINDS: dict[str, Kind] = {}
#: Kinds of mistakes in the report's other ledgers.
SYSTEM_KINDS: dict[str, Kind] = {}


def plant(
    city: City, make: Invention, count: int, new: int = 0
) -> tuple[list[Planted], dict[tuple[str, str, str], float]]:
    """Plant `count` mistakes, every kind in turn; returns them and what to add to which totals.

    `new`: for the last so many the kinds come in the opposite order, so that a later month shares the others with the month
    before. A kind that finds no untouched place in a small city is passed over, so that fewer may be planted.
    """
    import_module("xltools.demo.child_mistakes")
    import_module("xltools.demo.family_mistakes")
    import_module("xltools.demo.system_mistakes")
    planting = Planting(city, make)
    kinds = list((KINDS | (SYSTEM_KINDS if city.has_systems else {})).values())
    planted: list[Planted] = []
    places: set[tuple[str, str, str, str, int]] = set()
    for until, possible in ((count - new, kinds[:]), (count, kinds[::-1])):
        while len(planted) < until and possible:
            kind = possible.pop(0)
            with suppress(NoRowLeft):
                one = kind(planting)
                place = (one.code, one.county, one.ledger, one.field, id(one.row))
                if place not in places:
                    places.add(place)
                    planted.append(one)
                    possible.append(kind)
    return planted, planting.wrong_totals


def mistake(code: str) -> Callable[[Kind], Kind]:
    """Declare a kind of mistake."""

    def declare(kind: Kind) -> Kind:
        KINDS[code + kind.__name__] = kind
        return kind

    return declare


def changed(
    code: str,
    ledger: str,
    name: str,
    change: Callable[[Row], object],
    wanted: Callable[[Row], bool] = lambda row: True,
    at: str = "",
) -> Kind:
    """A kind that changes some cells of one row of a ledger; the finding is at `at`, else at `name`."""

    def kind(planting: Planting) -> Planted:
        county, row = planting.fresh(ledger, wanted)
        touched = planting.relatives(row)
        value = change(row)
        if value is not None:
            row[name] = value
        return Planted(code, county, ledger, at or name, row, touched)

    KINDS[f"{code}-{ledger}-{name}"] = kind
    return kind


def whole_household(
    code: str, name: str, change: Callable[[Row], Row], wanted: Callable[[Row], bool]
) -> Kind:
    """A kind that changes a household's values in all its rows; the finding is in its first row."""

    def kind(planting: Planting) -> Planted:
        county, row = planting.fresh("household", wanted)
        rows = [
            one for _, one in planting.city.rows("household") if one["household_no"] == row["household_no"]
        ]
        values = change(rows[0])
        for one in rows:
            one |= values
        return Planted(code, county, "household", name, rows[0], planting.relatives(row))

    KINDS[f"{code}-household-{name}"] = kind
    return kind


def other_digit(number: str, place: int) -> str:
    """The number with one digit changed and the check character left as it was."""
    digit = str((int(number[place]) + 1) % 10)
    return number[:place] + digit + number[place + 1 :]


def rebuilt(number: str, start: int, digits: str) -> str:
    """The number with some digits replaced and the right check character."""
    body = number[:start] + digits + number[start + len(digits) : 17]
    return body + check_character(body)
