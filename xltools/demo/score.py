"""What the program found of the mistakes that were planted."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from xltools.demo.city import City, Row
from xltools.demo.mistakes import Planted
from xltools.demo.write import Written
from xltools.job import Job
from xltools.model.address import CellRef
from xltools.model.finding import INFO, Finding

Say = Callable[[str], None]


@dataclass
class Score:
    """What the program found of what was planted."""

    planted: list[Planted]
    missed: list[Planted]
    false_alarms: list[Finding]
    crashed: list[str]

    @property
    def failed(self) -> bool:
        return bool(self.missed or self.false_alarms or self.crashed)


def score(
    job: Job, city: City, planted: list[Planted], written: Written, mended: Sequence[Row] = ()
) -> Score:
    """Compare the findings with what was planted: same rule, same cell; and findings on rows that nothing touched.

    `mended`: rows that were wrong last month, so that something has changed in them.
    """
    cells = {(one.code, _key(one.place)) for one in job.validation.findings}
    wanted = [(one, expected(one, written)) for one in planted]
    missed = [one for one, key in wanted if key is not None and (one.code, key) not in cells]
    missed += [
        one
        for one, key in wanted
        if key is None and not any(found.code == one.code for found in job.validation.findings)
    ]
    touched = {
        _key(place)[:3]
        for row in [*mended, *(row for one in planted for row in one.touched)]
        if (place := written.places.get((id(row), _any_field(row)))) is not None
    }
    totals = {key for one, key in wanted if key is not None and one.row is None}
    received = {path.name for path in written.files}
    changed = bool(planted or mended)
    false = [
        one
        for one in job.validation.findings
        if one.severity is not INFO
        and _key(one.place)[:3] not in touched
        and _key(one.place) not in totals
        and not (changed and _follows(one, received))
    ]
    crashed = [one.code for one in job.validation.outcomes if one.outcome == "crashed"]
    return Score(planted, missed, false, crashed)


def _follows(one: Finding, received: set[str]) -> bool:
    """Findings about a whole county, in a list or in last month's ledgers follow from planted rows (a vanished child changes the balance)."""
    return one.place.file is None or Path(one.place.file).name not in received


def _any_field(row: dict[str, object]) -> str:
    return "county" if row else ""


Key = tuple[str, str, int, int]


def _key(place: CellRef) -> Key:
    return Path(place.file or "").name, place.sheet or "", place.row or 0, place.column or 0


def expected(one: Planted, written: Written) -> Key | None:
    """The cell where the finding must be; None when it is in last month's ledgers."""
    if one.row is None:
        return _key(written.totals[one.county, one.ledger, one.field])
    place = written.places.get((id(one.row), one.field))
    return None if place is None else _key(place)
