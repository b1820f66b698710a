"""Two months and a payment list with thirty differences of every kind: all found at their rows, nothing else told."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from xltools import run
from xltools.demo.city import City, Row
from xltools.demo.invent import invent, payment
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Payment
from xltools.matching.tables import Matches
from xltools.model.address import CellRef
from xltools.model.discovery import discover_all
from xltools.summaries.list_compared import compare_list
from xltools.summaries.month_changes import Month
from xltools.summaries.movement import movement
from xltools.values.id_card import check_character
from xltools.values.region import COUNTIES

discover_all()
EACH = 30
_AGO = date(2021, 4, 6)


@dataclass
class Case:
    """One child: the county and row of this month, last month's row, the payment; and what must be told of it."""

    county: str
    now: Row
    before: Row
    paid: Row
    changes: list[str] = field(default_factory=list)
    differences: list[str] = field(default_factory=list)


class Planter:
    """Does one thing to thirty children each."""

    def __init__(self, city: City, seed: int) -> None:
        self.city, self.make = city, Invention(seed + 5)
        earlier = {row["child_id"]: row for rows in city.previous.values() for row in rows}
        paid = {row["id"]: row for row in city.payments}
        cases = [
            Case(county, row, earlier[row["child_id"]], paid[row["child_id"]])
            for county, row in city.rows("child")
            if row["change_type"] == "不变" and row["child_id"] in earlier and row["child_id"] in paid
        ]
        random.Random(seed).shuffle(cases)
        self._rest = iter(cases)
        self.cases: list[Case] = []

    def plant(self, work: Callable[[Case], None], changes: list[str], differences: list[str]) -> None:
        for _ in range(EACH):
            one = next(self._rest)
            one.changes, one.differences = changes, differences
            work(one)
            self.cases.append(one)

    def everything(self) -> None:
        ledgers, payments = self.city.ledgers, self.city.payments
        self.plant(lambda one: self.city.previous[one.county].remove(one.before), ["新增"], [])
        self.plant(_leave, ["退出"], ["台账已退出"])
        self.plant(self._vanish, ["无故消失"], [])
        self.plant(lambda one: one.before.update(status="退出"), ["退出后恢复"], [])
        self.plant(self._move, ["跨县迁移"], [])
        self.plant(lambda one: one.before.update(guardian_name="前任某"), ["信息变更"], [])
        self.plant(lambda one: one.before.update(child_type="其他"), ["信息变更"], [])
        self.plant(
            lambda one: one.now.update(child_id=_slip(one.now["child_id"])), ["信息变更"], ["疑似同一人"]
        )
        self.plant(self._other_number, ["疑似同一人"], ["疑似同一人"])
        self.plant(lambda one: ledgers[one.county]["child"].append(dict(one.now)), ["重复登记"], [])
        self.plant(lambda one: one.paid.update(id=_slip(one.paid["id"])), [], ["疑似同一人"])
        self.plant(lambda one: payments.remove(one.paid), [], ["有账无款"])
        self.plant(lambda one: one.paid.update(amount=one.paid["amount"] + 50), [], ["金额不符"])
        self.plant(lambda one: one.paid.update(account_name="某某某"), [], ["户名不符"])
        self.plant(lambda one: one.paid.update(account_no=self.make.account()[1]), [], ["账号不符"])
        self.plant(lambda one: one.paid.update(name="某某某"), [], ["姓名不符"])
        self.plant(self._stranger, [], ["有款无账"])

    def _vanish(self, one: Case) -> None:
        self.city.ledgers[one.county]["child"].remove(one.now)
        self.city.payments.remove(one.paid)

    def _move(self, one: Case) -> None:
        other = next(county for county in COUNTIES.values() if county != one.county)
        self.city.ledgers[one.county]["child"].remove(one.now)
        one.now["county"] = other
        self.city.ledgers[other]["child"].append(one.now)

    def _other_number(self, one: Case) -> None:
        row = one.now
        row["child_id"] = self.make.number(one.county, row["birth_date"], row["gender"])

    def _stranger(self, one: Case) -> None:
        born = date(2010, 5, 6)
        bank_account = self.make.account()[1]
        row = payment(one.now) | {
            "name": self.make.name("男", born),
            "id": self.make.number(one.county, born, "男"),
            "account_no": bank_account,
        }
        self.city.payments.append(row)
        one.paid = row


def _leave(one: Case) -> None:
    one.now.update(status="退出", exit_reason="死亡", exit_date=_AGO, change_type="退出")


def _slip(number: str) -> str:
    """The number with its order mistyped, so that the check character no longer fits."""
    wrong = number[:15] + str((int(number[15]) + 1) % 10) + number[16:]
    assert check_character(wrong[:17]) != wrong[17]
    return wrong


Place = tuple[str, str, int]


def _rows_of(folder: Path) -> dict[str, list[Place]]:
    """Every 18-character number that begins a person's row → its rows, read by another library."""
    found: dict[str, list[Place]] = {}
    for path in sorted(folder.glob("*.xlsx")):
        book = load_workbook(path, read_only=True)
        for sheet in book.worksheets:
            for number, row in enumerate(sheet.iter_rows(values_only=True), start=1):
                for cell in row:
                    if isinstance(cell, str) and len(cell.strip("' \u3000")) == 18:
                        found.setdefault(cell.strip("' \u3000"), []).append((path.name, sheet.title, number))
    return found


def _place(place: CellRef | None) -> Place | None:
    return None if place is None else (place.file_name, place.sheet or "", place.row or 0)


@pytest.mark.slow
@pytest.mark.parametrize("seed", [71, 72])
def test_thirty_of_every_kind_are_found_and_nothing_else(tmp_path: Path, seed: int) -> None:
    city = invent(seed, 1117, 1300)
    planter = Planter(city, seed)
    planter.everything()
    written = write_city(city, tmp_path)
    request = run.Request(
        [str(tmp_path / "收到")],
        period="2021-04",
        previous=[str(tmp_path / "上月")],
        against=[("payments", str(tmp_path / "名单"))],
        whole_city=True,
    )
    job = run.read(request)
    book, previous, lists, period = job.inputs.book, job.inputs.previous, job.inputs.lists, job.period
    assert previous is not None
    matches = Matches()
    changes = list(Month(book[Child], previous[Child], matches).changes())
    found = Counter((one.kind, _place(one.before), _place(one.after)) for one in changes)
    expected = Counter(_expected_changes(planter, written, _rows_of(tmp_path / "上月")))
    assert found == expected
    compared = compare_list(lists[Payment], book[Child], matches, period)
    told = Counter((one.kind, _place(one.here), _place(one.there)) for one in compared.differences)
    wanted = Counter(_expected_differences(planter, written, _rows_of(tmp_path / "名单")))
    assert told == wanted
    assert compared.here == compared.equal + compared.differing + compared.alike + compared.only_here
    assert compared.there == compared.equal + compared.differing + compared.alike + compared.only_there
    plan = movement(book[Child], previous[Child], period, list(COUNTIES.values()), matches)
    assert [row[-1] for row in plan.rows] == [0] * 9


def _expected_changes(planter: Planter, written: Any, last_month: dict[str, list[Place]]) -> Iterator[Any]:
    for _, row in planter.city.rows("child"):
        if row["change_type"] == "新增":
            yield "新增", None, _now(written, row)
        elif row["exit_reason"] == "父母恢复履责":
            yield "退出", last_month[row["child_id"]][0], _now(written, row)
    copies = [row for _, row in planter.city.rows("child")]
    for one in planter.cases:
        for kind in one.changes:
            before = None if kind in ("新增", "重复登记") else last_month[one.before["child_id"]][0]
            row = one.now
            if kind == "重复登记":
                row = next(other for other in reversed(copies) if other["child_id"] == row["child_id"])
            yield kind, before, None if kind == "无故消失" else _now(written, row)


def _expected_differences(planter: Planter, written: Any, listed: dict[str, list[Place]]) -> Iterator[Any]:
    for one in planter.cases:
        for kind in one.differences:
            here = None if kind == "有款无账" else _now(written, one.now)
            yield kind, here, None if kind == "有账无款" else listed[one.paid["id"]][0]


def _now(written: Any, row: Row) -> Place | None:
    return _place(written.places[id(row), "child_id"])


def test_a_month_against_itself_changes_nothing(tmp_path: Path) -> None:
    city = invent(73, 120, 130)
    for rows in city.previous.values():
        rows.clear()
    for county, row in city.rows("child"):
        city.previous[county].append(dict(row))
    write_city(city, tmp_path)
    job = run.read(run.Request([str(tmp_path / "收到")], period="2021-04", previous=[str(tmp_path / "上月")]))
    assert job.inputs.previous is not None
    now, before = job.inputs.book[Child], job.inputs.previous[Child]
    assert list(Month(now, before, Matches()).changes()) == []


def test_the_mirror_turns_new_into_vanished(tmp_path: Path) -> None:
    city = invent(74, 200, 220)
    write_city(city, tmp_path)
    job = run.read(run.Request([str(tmp_path / "收到")], period="2021-04", previous=[str(tmp_path / "上月")]))
    assert job.inputs.previous is not None
    now, before = job.inputs.book[Child], job.inputs.previous[Child]
    there = Counter(one.kind for one in Month(now, before, Matches()).changes())
    back = Counter(one.kind for one in Month(before, now, Matches()).changes())
    assert (there["新增"], there["退出"]) == (back["无故消失"], back["退出后恢复"])
