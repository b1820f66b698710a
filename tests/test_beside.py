"""A second process answers what this one would, and nothing is lost when it fails."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import replace

import pytest

from xltools import beside
from xltools.beside import by_two, later
from xltools.demo.invent import invent
from xltools.ledgers.child import Child
from xltools.matching import tables
from xltools.matching.tables import Matches
from xltools.model.book import Book, Inputs
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.model.policy import Policy
from xltools.model.rule import RULES
from xltools.reading.read import read_sheets
from xltools.reading.sheet import RawSheet
from xltools.values.id_parts import check_character
from xltools.verbs.validate import validate

discover_all()

BODY = "41052620120304122"


def no_such_module(monkeypatch: pytest.MonkeyPatch) -> None:
    start = beside.start
    monkeypatch.setattr(beside, "start", lambda module: start("xltools.no_such_module"))


def test_an_answer_comes_later() -> None:
    assert later(check_character, BODY)() == check_character(BODY)


def test_what_fails_there_is_done_here(monkeypatch: pytest.MonkeyPatch) -> None:
    no_such_module(monkeypatch)
    assert later(check_character, BODY)() == check_character(BODY)


def test_an_error_of_the_work_is_raised_here() -> None:
    wait = later(check_character, "no number")
    with pytest.raises(ValueError, match="invalid literal"):
        wait()


@pytest.mark.parametrize("fails", [False, True])
def test_two_share_the_tasks(fails: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    if fails:
        no_such_module(monkeypatch)
    bodies = [f"{BODY[:14]}{order:03d}" for order in range(200)]
    here: list[str] = []
    assert by_two(bodies, check_character, here.append) == list(map(check_character, bodies))
    assert set(here) <= set(bodies)
    assert len(here) == len(bodies) or not fails


@pytest.mark.parametrize("prepare", [lambda patch: None, no_such_module], ids=["helped", "helper fails"])
def test_doubles_are_the_same_when_they_were_begun_beforehand(
    prepare: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    prepare(monkeypatch)
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(tables, "_LONG", 2)
    rows = [row for _, row in invent(4, 60, 0).rows("child")][:60]
    rows += [row | {"child_id": row["child_id"][:14]} for row in rows[:5]]
    names = [name for name in Child.fields if rows[0].get(name) is not None]
    cells = [[Child.fields[name].heading for name in names]]
    cells += [
        [Child.fields[name].type.show(row[name]) if row.get(name) is not None else "" for name in names]
        for row in rows
    ]
    children = read_sheets("a.xlsx", [RawSheet("表", cells)], ledgers())[Child]
    alone = Matches().doubles(children)
    begun = Matches()
    begun.begin(children)
    assert begun.doubles(children) == alone
    assert {(pair.one, pair.two) for pair in alone} >= {(at, 60 + at) for at in range(5)}


def test_a_search_that_cannot_begin_stops_no_rule() -> None:
    wrong = replace(RULES["X19"], doubles="nobody")
    outcomes = validate(Inputs(Book()), Policy(), [wrong, RULES["F01"]]).outcomes
    assert [one.outcome for one in outcomes] == ["skipped", "clean"]
