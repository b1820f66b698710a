"""`xltools live` on a workbook that is open in an Excel for tests; where there is none, it says so."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
import xlwings

from tests.live.fake_excel import start
from xltools.cli import run
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.live.open_book import open_book
from xltools.model.discovery import discover_all
from xltools.model.errors import BookNotOpen, ExcelMissing

_POLICY = "[[child_std]]\nfrom = '2019-07'\nscattered = 950\ninstitution = 1350\n"


@pytest.fixture
def ledger(tmp_path: Path) -> Path:
    """One county's ledger with three wrong numbers in it."""
    discover_all()
    write_city(invent(3, 60, 60), tmp_path)
    path = next(one for one in sorted((tmp_path / "收到").glob("*.xlsx")))
    book = openpyxl.load_workbook(path)
    numbers = [
        one
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for one in row
        if re.fullmatch(r"\d{17}[\dX]", str(one.value))
    ]
    for one in numbers[:3]:
        one.value = one.value[:-1] + ("0" if one.value[-1] != "0" else "1")
    book.save(path)
    return path


@pytest.fixture
def excel(ledger: Path) -> Iterator[Any]:
    """The ledger, open."""
    engine = start(ledger)
    yield engine.apps.items[0].books.items[0]
    xlwings.engines.engines.clear()
    xlwings.engines.active = None


def _state(book: Any) -> list[tuple[object, ...]]:
    """What can be seen: values, colours, notes of every cell."""
    return [
        (
            sheet.title,
            one.coordinate,
            one.value,
            one.fill.fill_type and one.fill.fgColor.rgb,
            one.comment and one.comment.text,
        )
        for sheet in book.book.worksheets
        if sheet.sheet_state == "visible"
        for row in sheet.iter_rows()
        for one in row
        if one.value is not None or one.comment or one.fill.fill_type
    ]


def test_marks_go_in_and_come_off(excel: Any, ledger: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before, on_disk = _state(excel), ledger.read_bytes()
    assert run(["live", "check", ledger.name, "--period", "2021-04"]) == 0
    told = capsys.readouterr().out
    assert "没有存盘" in told
    marked = [one for one in _state(excel) if one[4]]
    assert marked
    assert all(one[3] in ("00FFB3AB", "00FFE08A", "00BDD7EE") for one in marked)
    assert excel.book["_marks"].sheet_state == "veryHidden"
    once = _state(excel)
    assert run(["live", "check", "--period", "2021-04"]) == 0
    assert _state(excel) == once, "a second check does not heap marks on marks"
    assert run(["live", "off"]) == 0
    assert _state(excel) == before
    assert ledger.read_bytes() == on_disk


def test_figures_go_into_blank_cells_only(excel: Any, tmp_path: Path) -> None:
    before = _state(excel)
    (tmp_path / "政策.toml").write_text(_POLICY, "utf-8")
    assert run(["live", "fill", "--period", "2021-04", "--policy", str(tmp_path / "政策.toml")]) == 0
    after = {one[:2]: one for one in _state(excel)}
    assert len(after) > len(before)
    assert all(after[one[:2]] == one for one in before), "what stood there stands there"
    filled = [one for one in after.values() if str(one[2]).endswith("〔推算〕")]
    assert filled
    assert run(["live", "off"]) == 0
    assert _state(excel) == before


def test_a_note_that_somebody_wrote_stays(excel: Any, ledger: Path) -> None:
    assert run(["live", "check", "--period", "2021-04"]) == 0
    sheet, cell = next(one[:2] for one in _state(excel) if one[4])
    assert run(["live", "off"]) == 0
    excel.book[sheet][cell].comment = openpyxl.comments.Comment("已电话核实", "王某")
    assert run(["live", "check", "--period", "2021-04"]) == 0
    assert excel.book[sheet][cell].comment.text == "已电话核实"
    assert run(["live", "off"]) == 0
    assert excel.book[sheet][cell].comment.text == "已电话核实"


def test_a_book_that_is_not_open_is_said(excel: Any) -> None:
    with pytest.raises(BookNotOpen, match="打开着的有"):
        open_book("别的.xlsx")


def test_without_excel_the_other_ways_are_said() -> None:
    xlwings.engines.engines.clear()
    with pytest.raises(ExcelMissing, match="xltools validate"):
        open_book()


@pytest.mark.parametrize(
    ("verb", "made"), [("check", "校验结果/*.校验.xlsx"), ("fill", "填充结果/*.填充.xlsx")]
)
def test_without_excel_a_file_s_result_is_a_new_file(
    verb: str, made: str, ledger: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    xlwings.engines.engines.clear()
    opened: list[str] = []
    monkeypatch.setattr("click.launch", lambda path: opened.append(path) or 0)
    before = ledger.read_bytes()
    assert run(["live", verb, str(ledger), "--period", "2021-04"]) == 0
    (result,) = ledger.parent.glob(made)
    assert opened == [str(result)]
    assert str(result) in capsys.readouterr().out
    assert ledger.read_bytes() == before
