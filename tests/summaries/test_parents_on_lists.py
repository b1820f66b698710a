"""Guardians and parents on other departments' lists, thirty of each kind among strangers: all found, nobody else."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from xltools import run
from xltools.demo.invent import invent
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all

EACH, STRANGERS = 30, 1500
_DIED = date(2021, 2, 10)


def _slip(number: str) -> str:
    """One digit of the order mistyped; the check character no longer fits."""
    return number[:15] + str((int(number[15]) + 1) % 10) + number[16:]


def _write(path: Path, headings: Iterable[str], rows: Iterable[Iterable[object]]) -> Path:
    book = Workbook()
    book.active.append(list(headings))
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


@pytest.mark.slow
@pytest.mark.parametrize("seed", [1, 2])
def test_all_are_found_and_nobody_else(seed: int, tmp_path: Path) -> None:
    discover_all()
    city, make, dice = invent(seed, 700, 700), Invention(seed + 9), random.Random(seed)
    children = [row for _, row in city.rows("child") if row["status"] == "在册"]
    dice.shuffle(children)
    guardians = [row for row in children[:200] if row.get("guardian_id")][:EACH]
    fathers = [row for row in children[200:450] if row.get("father_id") and row["father_status"] != "死亡"][
        :EACH
    ]
    mothers = [row for row in children[450:] if row.get("mother_id")][:EACH]
    strangers = [
        (
            make.name("男", date(1980, 1, 1 + number % 28)),
            make.number("滑县", date(1980, 1, 1 + number % 28), "男"),
        )
        for number in range(STRANGERS)
    ]
    deaths = [(row["guardian_name"], row["guardian_id"]) for row in guardians]
    deaths += [(row["father_name"], row["father_id"]) for row in fathers] + strangers[:500]
    custody = [(row["mother_name"], _slip(row["mother_id"])) for row in mothers] + strangers[500:]
    dice.shuffle(deaths)
    dice.shuffle(custody)
    twice = city.payments[:EACH]
    city.payments += [row | {"id": _slip(row["id"])} for row in twice]
    write_city(city, tmp_path)
    lists = [
        (
            "deaths",
            _write(
                tmp_path / "死亡名单.xlsx",
                ("姓名", "身份证号", "死亡日期"),
                ((*one, _DIED) for one in deaths),
            ),
        ),
        (
            "custody",
            _write(
                tmp_path / "司法名单.xlsx",
                ("姓名", "身份证号", "羁押类别", "释放（解除）日期"),
                ((*one, "服刑在押", date(2023, 1, 1)) for one in custody),
            ),
        ),
        ("payments", next((tmp_path / "名单").glob("*发放*"))),
    ]
    request = run.Request(
        [str(tmp_path / "收到")],
        "2021-04",
        against=[(kind, str(path)) for kind, path in lists],
        only=["X21", "X22", "X23", "X24"],
    )
    job = run.validate(request)
    told = {
        code: {one.person for one in job.validation.findings if one.code == code} for code in request.only
    }
    died = {number for _, number in deaths}
    assert told["X21"] == {one["child_name"] for one in children if one.get("guardian_id") in died}
    assert told["X22"] == {
        one["child_name"]
        for one in children
        for parent in ("father", "mother")
        if one.get(f"{parent}_id") in died and one.get(f"{parent}_status") not in (None, "死亡")
    }
    slipped = {row["mother_id"] for row in mothers}
    assert told["X23"] == {one["child_name"] for one in children if one.get("mother_id") in slipped}
    assert told["X24"] == {row["name"] for row in twice}
    assert all(told.values())
    run.reconcile(request, tmp_path / "对账结果.xlsx", job=job)
    rows = load_workbook(tmp_path / "对账结果.xlsx")["疑似同一人"].iter_rows(values_only=True)
    asked = Counter(row[1] for row in rows)
    assert asked["母亲在司法名单"] >= EACH - 1  # a mother of two is asked about once
    assert asked["疑似重复发放"] == EACH
