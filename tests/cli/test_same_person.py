"""A clerk says whether two rows are one person; the program asks once and remembers."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from xltools import run
from xltools.demo.city import Row
from xltools.demo.invent import invent
from xltools.demo.names import Invention
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.monthly import run_month

discover_all()

ANSWER = "是否同一人（是/否）"


@pytest.fixture
def month(tmp_path: Path) -> Path:
    """A folder with a month in which one child stands under another right number than last month."""
    city = invent(81, 150, 0)
    city.ledgers = {"滑县": city.ledgers["滑县"]}
    city.previous = {"滑县": city.previous["滑县"]}
    row: Row = city.ledgers["滑县"]["child"][2]
    row["child_id"] = Invention(5).number("滑县", row["birth_date"], row["gender"])
    write_city(city, tmp_path)
    return tmp_path


def test_an_answer_is_remembered_and_used(month: Path) -> None:
    codes = {one.code for one in _findings(month)}
    assert "M07" in codes
    first = run_month(month, "2021-04")
    _answer(first.folder / "对账结果.xlsx", "疑似同一人", "是")
    second = run_month(month, "2021-04")
    assert not second.unchanged
    assert second.job is not None
    told = {one.code: one for one in second.job.validation.findings}
    assert "M07" not in told
    assert told["M04"].field == "child_id"
    links = load_workbook(month / "人员关联.xlsx").active
    assert links is not None
    assert [row[3] for row in links.iter_rows(min_row=4, values_only=True)][:1] == ["是"]
    assert run_month(month, "2021-04").unchanged


def test_a_struck_answer_is_asked_again(month: Path) -> None:
    first = run_month(month, "2021-04")
    _answer(first.folder / "对账结果.xlsx", "疑似同一人", "否")
    run_month(month, "2021-04")
    kept = load_workbook(month / "人员关联.xlsx")
    page = kept.active
    assert page is not None
    page.delete_rows(4)
    kept.save(month / "人员关联.xlsx")
    third = run_month(month, "2021-04")
    assert third.job is not None
    assert "M07" in {one.code for one in third.job.validation.findings}


def test_no_takes_the_pair_apart(month: Path) -> None:
    first = run_month(month, "2021-04")
    _answer(first.folder / "对账结果.xlsx", "疑似同一人", "否")
    second = run_month(month, "2021-04")
    assert second.job is not None
    codes = [one.code for one in second.job.validation.findings]
    assert "M07" not in codes
    assert "M02" in codes


def test_what_is_neither_yes_nor_no_is_said(month: Path) -> None:
    first = run_month(month, "2021-04")
    _answer(first.folder / "对账结果.xlsx", "疑似同一人", "也许")
    remarks = run.take_answers([first.folder / "对账结果.xlsx"], month / "人员关联.xlsx")
    assert "疑似同一人!" in remarks[0]
    assert "“也许”" in remarks[0]
    assert not (month / "人员关联.xlsx").exists()


def test_an_answer_survives_writing_the_same_result_anew(month: Path) -> None:
    request = run.Request([str(month / "收到")], period="2021-04", previous=[str(month / "上月")])
    result = month / "对账.xlsx"
    run.reconcile(request, result)
    _answer(result, "疑似同一人", "是")
    job = run.reconcile(request, result)
    assert job.links.is_file()
    assert _column(result, "疑似同一人", ANSWER) == ["是"]
    assert "M07" not in {one.code for one in job.validation.findings}


def _findings(month: Path) -> list[Any]:
    request = run.Request([str(month / "收到")], period="2021-04", previous=[str(month / "上月")])
    return run.validate(request).validation.findings


def _answer(path: Path, sheet: str, text: str) -> None:
    book = load_workbook(path)
    page = book[sheet]
    at = _heading(page, ANSWER)
    page.cell(5, at).value = text
    book.save(path)


def _heading(page: Any, word: str) -> int:
    return next(cell.column for row in page.iter_rows(max_row=4) for cell in row if cell.value == word)


def _column(path: Path, sheet: str, word: str) -> list[Any]:
    page = load_workbook(path)[sheet]
    at = _heading(page, word)
    return [row[at - 1].value for row in page.iter_rows(min_row=5) if row[0].value is not None]
