"""Rows read = rows kept + rows told by what they are, on every sheet, in 来源清单, in JSON and on the terminal."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.reading.gallery import HEAD, LINE, TITLE, rows
from xltools.cli import run, speak_chinese
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.folder import Found
from xltools.reading.read import read_files

discover_all()
speak_chinese()


def workbook(folder: Path) -> Path:
    """A ledger with everything around it, and two sheets that are none."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "儿童"
    head = ["序号", *HEAD]
    numbered = [[at, *row] for at, row in enumerate(rows(), start=1)]
    grid: list[list[Any]] = [
        [TITLE],
        [LINE],
        head,
        *numbered[:2],
        ["小计"],
        [],
        head,
        numbered[2],
        ["合计"],
        [4],
        [5],
        [None] * 10 + ["已核对"],
        ["注：本表一式两份。"],
        ["单位负责人：", None, "审核人："],
    ]
    for row in grid:
        sheet.append(row)
    book.create_sheet("填表说明").append(["请认真填写"])
    other = book.create_sheet("通讯录")
    other.append(["科室", "办公室", "备注"])
    other.append(["儿童福利科", "301", ""])
    book.create_sheet("空表")
    book.save(folder / "滑县.xlsx")
    return folder / "滑县.xlsx"


def read(path: Path) -> Book:
    return read_files([Found(path, path.name)], ledgers())


def test_every_row_is_told_by_what_it_is(tmp_path: Path) -> None:
    book = read(workbook(tmp_path))
    first, helper, other, empty = book.sheets
    assert len(book[Child]) == 3
    assert (first.ledgers, first.filled, first.kept) == (("儿童台账",), 14, 3)
    assert first.passed == {"标题": 2, "表头": 2, "合计": 2, "空序号": 2, "表外": 1, "说明": 2}
    assert first.told == "第13行只在没有表头的列里有内容，没有读；第11—12行只有序号，没有读"
    assert (helper.ledgers, helper.passed, helper.told) == ((), {"未读": 1}, "是辅助表，没有读")
    assert (other.passed, other.told) == ({"未读": 2}, "看表头不是台账，没有读")
    assert (empty.filled, empty.told) == (0, "")


def test_a_second_ledger_nobody_knows_is_not_lost_in_silence(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [list(HEAD), *rows(), ["乡镇", "姓名", "年龄", "备注"], ["城关镇", "王五", 60, "低保"]]:
        sheet.append(row)
    book.save(tmp_path / "滑县.xlsx")
    (sheet_rows,) = read(tmp_path / "滑县.xlsx").sheets
    assert sheet_rows.filled == sheet_rows.kept + sum(sheet_rows.passed.values()) == 6
    assert sheet_rows.kept == 3
    assert sheet_rows.told == "第5—6行像另一本台账的表头，但看不出是哪一本，没有读"


def test_rows_of_blanks_are_nothing_and_rows_of_errors_are_something(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [list(HEAD), *rows(), [" ", "　", None, "  "], ["#REF!", None, None, "#REF!"]]:
        sheet.append(row)
    book.save(tmp_path / "滑县.xlsx")
    read_book = read(tmp_path / "滑县.xlsx")
    assert len(read_book[Child]) == 4
    assert len(read_book.noted("F10")) == 2


def test_the_list_of_sources_adds_up(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path, out = workbook(tmp_path), tmp_path / "合并.xlsx"
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    files = [str(path), str(tmp_path / "坏.xlsx")]
    run(["merge", *files, "--period", "2021-04", "-o", str(out), "--json", str(tmp_path / "a.json")])
    told = capsys.readouterr().out
    assert "《滑县.xlsx》工作表“通讯录”（2行有内容）：看表头不是台账，没有读。" in told
    grid = [row for row in openpyxl.load_workbook(out)["来源清单"].iter_rows(values_only=True) if row[2]]
    lines = {row[2]: row for row in grid if isinstance(row[4], int)}
    assert list(lines) == ["儿童", "填表说明", "通讯录"]
    for row in lines.values():
        assert row[4] == sum(row[5:11])
    assert lines["儿童"][3:11] == ("儿童台账", 14, 3, 2, 2, 2, 2, 3)
    inputs = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))["inputs"]
    assert [one["kept"] for one in inputs[0]["rows"]] == [3, 0, 0]
    assert inputs[1]["rows"] == []
