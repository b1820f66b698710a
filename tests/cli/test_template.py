"""Ledgers to fill in: what a clerk may type, what is carried over, what the formulas stand on."""

from __future__ import annotations

import json
from pathlib import Path

import openpyxl
import pytest

from tests.cli.conftest import Command
from tests.office import drive
from xltools.blanks import blank_ledgers, live_columns
from xltools.ledgers.child import Child
from xltools.model.discovery import discover_all
from xltools.model.kind import KINDS, ledgers
from xltools.reading.folder import Found
from xltools.reading.read import read_files
from xltools.verbs.fill import ADDED

discover_all()

HEAD = [
    "县（市、区）",
    "儿童姓名",
    "身份证号",
    "儿童类别",
    "起领年月",
    "补发金额（元）",
    "在册状态",
    "自己加的列",
]
ROWS = [
    ["滑县", "王芳", "410526201203041223", "社会散居", "2020-01", 100, "在册", "甲"],
    ["滑县", "李明", "41052620140304121X", "集中供养", "2020-01", None, "退出", "乙"],
    ["内黄县", "赵丽", "410526201503041217", "社会散居", "2020-01", None, "在册", "丙"],
    ["滑县", "张强", "4.10522E+17", "社会散居", "2020-01", None, "在册", "丁"],
]


@pytest.fixture
def last_month(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    for row in [["滑县事实无人抚养儿童台账（2021年3月）"], HEAD, *ROWS]:
        book.worksheets[0].append(row)
    path = tmp_path / "2021-03.xlsx"
    book.save(path)
    return path


def test_last_month_is_carried_over(tmp_path: Path, last_month: Path) -> None:
    said: list[str] = []
    (made,) = blank_ledgers(
        ["child"], tmp_path / "out", county="滑县", previous=[str(last_month)], say=said.append
    )
    book = read_files([Found(made, made.name)], ledgers())
    table = book[Child]
    assert table.text(Child.child_name).tolist() == ["王芳", "张强"], (
        "who left and other counties stay behind"
    )
    assert table.text(Child.child_id).tolist() == ["410526201203041223", "4.10522E+17"], (
        "unreadable cells as written"
    )
    assert table[Child.change_type].tolist() == ["不变", "不变"]
    assert table[Child.seq].tolist() == [1, 2]
    assert table[Child.arrears].isna().all(), "back pay is of one month"
    assert [str(one) for one in table[Child.period]] == ["2021-04", "2021-04"], (
        "the month after last month's title"
    )
    assert any("带过来2行" in one and "退出的1行" in one and "其他县区的1行" in one for one in said)
    assert any("自己加的列" in one for one in said)


def test_a_month_without_the_ledger_is_said(tmp_path: Path, last_month: Path) -> None:
    said: list[str] = []
    blank_ledgers(["household"], tmp_path, previous=[str(last_month)], say=said.append)
    assert said == ["上月文件里没有家庭台账，做的是空白台账。"]


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda one: one.kind_name)
def test_an_empty_ledger_has_no_rows_and_no_mistakes(tmp_path: Path, kind: type) -> None:
    if kind.role != "ledger":
        return
    (made,) = blank_ledgers([kind.kind_name], tmp_path, county="滑县", period="2021-04")
    book = read_files([Found(made, made.name)], ledgers())
    assert sum(len(table) for table in book.tables.values()) == 0
    assert book.notes == []


def test_fill_knows_the_live_columns_as_its_own(tmp_path: Path, last_month: Path, command: Command) -> None:
    (made,) = blank_ledgers(["child"], tmp_path / "out", county="滑县", previous=[str(last_month)])
    code, said = command("fill", made, "--output", tmp_path / "filled")
    assert code == 0, said
    (filled,) = (tmp_path / "filled").glob("*.xlsx")
    headings = [cell.value for cell in openpyxl.load_workbook(filled).worksheets[0][3]]
    own = [one.heading for one in live_columns(Child) if one.fills is None]
    assert all(one.endswith(ADDED) and headings.count(one) == 1 for one in own)


def test_formulas_are_locked_and_entries_are_not(tmp_path: Path) -> None:
    (made,) = blank_ledgers(["child"], tmp_path)
    sheet = openpyxl.load_workbook(made).worksheets[0]
    assert sheet.protection.sheet
    assert not sheet.protection.password
    by_heading = {cell.value: sheet.cell(4, cell.column) for cell in sheet[3]}
    assert by_heading["年龄"].protection.locked
    assert by_heading["年龄"].value.startswith("=")
    letter = by_heading["儿童姓名"].column_letter
    assert not sheet.column_dimensions[letter].protection.locked


def test_a_county_that_is_none_is_refused(tmp_path: Path, command: Command) -> None:
    code, said = command("template", "child", "--county", "滑线", "--output", tmp_path)
    assert code == 2
    assert "滑县" in said


@pytest.mark.slow
def test_a_wrong_number_is_refused_while_typing(tmp_path: Path) -> None:
    """Real keys into LibreOffice on a screen of its own; the pictures stay beside the test's output."""
    (made,) = blank_ledgers(["child"], tmp_path, county="滑县", period="2021-04")
    script = Path(__file__).with_name("type_in.py")
    typed = ["H4=410526201203041224", "H4=410526201203041223", "BH4=其他"]
    told = drive(script, tmp_path / "profile", made, tmp_path, *typed, timeout=170)
    wrong, right, early = json.loads(told.splitlines()[-1])
    assert wrong == {"window": "号码不对", "held": ""}
    assert right == {"window": None, "held": "410526201203041223"}
    assert early == {"window": "不在选项内", "held": ""}, (
        "no reason for leaving while the child is on the register"
    )
    assert (tmp_path / "0.png").exists()
