"""The invented city from month to month: children come and go, everybody grows older, some mistakes are mended and new ones made."""

from __future__ import annotations

import copy
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib import resources
from pathlib import Path

from xltools.demo.city import City, FamilyMaker, Row, age_on
from xltools.demo.invent import invent_with, pay
from xltools.demo.mistakes import Planted, plant
from xltools.demo.names import Invention
from xltools.demo.score import Say, Score, score
from xltools.demo.write import LEDGERS, Written, write_city
from xltools.model.period import Period
from xltools.monthly import BEFORE, LISTS, RECEIVED, MonthResult, make_folder, run_month
from xltools.policies.settings import FILE
from xltools.values.month import Month

POLICY = "示例政策.toml"
#: Of the mistakes of the first month so many tenths fewer stand in each later one, never below half of them.
_MENDED = 2
#: A maker of families of a later month begins to count here, so that no number of a household is given twice.
_KNOWN, _PER_MONTH = 500_000, 100


@dataclass
class DemoMonth:
    """One month of the demonstration."""

    period: Period
    city: City
    written: Written
    result: MonthResult
    score: Score


def months(
    folder: Path, *, children: int, households: int, seed: int, errors: int, count: int, progress: Say
) -> Iterator[DemoMonth]:
    """Work through `count` months one after the other in a bureau's folder, from the first month of the city on."""
    make = Invention(seed)
    city = invent_with(make, children, households)
    city.settled = {ledger: city.rows(ledger) for ledger in LEDGERS}
    _bureau(folder)
    touched: set[int] = set()
    for at in range(count):
        if at:
            next_month(city, make)
            for name in (RECEIVED, BEFORE, LISTS):
                shutil.rmtree(folder / name, ignore_errors=True)
                (folder / name).mkdir()
        copies: dict[int, object] = {}
        dirty = copy.deepcopy(city, copies)
        number = max(errors * (10 - _MENDED * at) // 10, errors // 2)
        planted, wrong_totals = plant(dirty, Invention(seed + 1), number, new=number // 5 if at else 0)
        written = write_city(dirty, folder, wrong_totals)
        progress(city.period.chinese)
        result = run_month(folder, str(city.period), progress=progress)
        assert result.job is not None
        mended = [row for old in touched if isinstance(row := copies.get(old), dict)]
        yield DemoMonth(
            city.period, dirty, written, result, score(result.job, dirty, planted, written, mended)
        )
        touched = _originals(planted, copies)


def _bureau(folder: Path) -> None:
    make_folder(folder)
    text = resources.files("xltools.policies").joinpath("example.toml").read_text(encoding="utf-8")
    (folder / POLICY).write_text(text, encoding="utf-8")
    settings = (folder / FILE).read_text(encoding="utf-8")
    (folder / FILE).write_text(settings.replace("政策参数.xlsx", POLICY), encoding="utf-8")


def _originals(planted: list[Planted], copies: dict[int, object]) -> set[int]:
    """The rows of the city of which this month's mistakes changed the copies."""
    original = {id(row): old for old, row in copies.items() if isinstance(row, dict)}
    return {original[id(row)] for one in planted for row in one.touched if id(row) in original}


def next_month(city: City, make: Invention) -> None:
    """Turn a clean city into that of the next month; rows that stay are the same objects.

    Last month's ledgers are left out: the folder has its own.
    """
    city.period = city.period.plus(1)
    city.previous = {}
    for county, ledgers in city.ledgers.items():
        ledgers["child"] = [row for row in ledgers["child"] if row["status"] == "在册"]
        for rows in ledgers.values():
            for row in rows:
                row["change_type"] = "不变"
        if len(ledgers["child"]) > 20:
            _leave(ledgers, city.period)
            _arrive(
                ledgers, city.period, FamilyMaker(make, county, known=_KNOWN + _PER_MONTH * city.period.month)
            )
        for ledger, number in (
            ("child", "child_id"),
            ("caregiver", "caregiver_id"),
            ("household", "member_id"),
        ):
            for row in ledgers[ledger]:
                row["age"] = age_on(_born(row[number]), city.period.closing_day)
                if row.get("last_visit"):
                    row["last_visit"] = date(city.period.year, city.period.month, 12)
        for row in ledgers["child"]:
            row["period"] = Month(city.period.year, city.period.month)
    pay(city)


def _born(number: str) -> date:
    return date(int(number[6:10]), int(number[10:12]), int(number[12:14]))


def _leave(ledgers: dict[str, list[Row]], period: Period) -> None:
    """One child, the only one of its family, has parents again who look after it; nobody is its carer any more."""
    homes = [row["household_no"] for row in ledgers["child"]]
    alone = [row for row in ledgers["child"] if homes.count(row["household_no"]) == 1]
    left = alone[(len(alone) // 3 + period.month) % len(alone)]
    before = period.plus(-1)
    left |= {
        "status": "退出",
        "exit_reason": "父母恢复履责",
        "exit_date": date(period.year, period.month, 6),
        "end_month": Month(before.year, before.month),
        "pay_amount": 0.0,
        "change_type": "退出",
    }
    ledgers["caregiver"] = [row for row in ledgers["caregiver"] if row["ward_id"] != left["child_id"]]


def _arrive(ledgers: dict[str, list[Row]], period: Period, families: FamilyMaker) -> None:
    """One child is new, with its caregiver and its household."""
    (child,), carers, home = families.family(1)
    before = period.plus(-1)
    child |= {
        "change_type": "新增",
        "apply_date": date(before.year, before.month, 2),
        "confirm_date": date(before.year, before.month, 22),
        "start_month": Month(period.year, period.month),
    }
    ledgers["child"].append(child)
    ledgers["caregiver"] += carers
    ledgers["household"] += home
