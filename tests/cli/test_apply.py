"""Corrections come back: from the returned problem list into a new copy of the ledger, each one checked."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.cli.conftest import Command
from tests.cli.test_commands import HEADINGS, RIGHT, WRONG


def ledger(path: Path) -> Path:
    path.parent.mkdir(exist_ok=True)
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["滑县儿童台账（2021年4月）"])
    sheet.append([*HEADINGS, "监护人姓名", "监护人电话"])
    sheet.append(
        [1, "滑县", "城关镇", "南街村", "王芳", WRONG, "社会散居", "滑县", 950, "王强", "13937251864"]
    )
    sheet.append([2, "滑县", "城关镇", "南街村", "李?", RIGHT, "社会散居", "滑县", "九百", "李强", "137"])
    sheet["A3"].comment = Comment("县里的批注", "县里")
    book.save(path)
    return path


def returned(command: Command, folder: Path, answers: dict[tuple[str, str], dict[str, str]]) -> Path:
    """The marked copy with answers: (rule, cell) → heading → what the county wrote."""
    source = ledger(folder / "收到" / "滑县.xlsx")
    command("validate", source, "--period", "2021-04", "--output", folder / "回退")
    path = folder / "回退" / "滑县.校验.xlsx"
    book = openpyxl.load_workbook(path)
    sheet = book["问题清单"]
    names = {cell.value: cell.column for cell in sheet[3]}
    for row in sheet.iter_rows(min_row=4):
        key = (row[names["规则"] - 1].value, row[names["单元格"] - 1].value)
        for heading, text in answers.get(key, {}).items():
            sheet.cell(row[0].row, names[heading], text)
    book.save(path)
    return path


def cells(path: Path) -> dict[str, Any]:
    return {cell.coordinate: cell.value for row in openpyxl.load_workbook(path).worksheets[0] for cell in row}


def test_right_values_are_put_in_and_nothing_else_is_changed(tmp_path: Path, command: Command) -> None:
    back = returned(
        command,
        tmp_path,
        {
            ("P04", "F3"): {"整改结果": "已更正", "更正值": "410526201203041207", "责任人": "王会计"},
            ("F15", "I4"): {"更正值": "900元"},
        },
    )
    source = tmp_path / "收到" / "滑县.xlsx"
    before = source.read_bytes()
    code, told = command(
        "apply",
        tmp_path / "收到",
        "--corrections",
        back,
        "--period",
        "2021-04",
        "--output",
        tmp_path / "更正结果",
    )
    assert code == 0, told
    assert "更正2格" in told
    assert source.read_bytes() == before
    was, now = cells(source), cells(tmp_path / "更正结果" / "滑县.更正.xlsx")
    changed = {at: (was[at], now[at]) for at in was if was[at] != now[at]}
    assert changed == {"F3": (WRONG, "410526201203041207"), "I4": ("九百", 900)}
    with zipfile.ZipFile(source) as old, zipfile.ZipFile(tmp_path / "更正结果" / "滑县.更正.xlsx") as new:
        untouched = set(old.namelist()) - {"xl/worksheets/sheet1.xml", "xl/styles.xml"}
        assert all(old.read(name) == new.read(name) for name in untouched)
    record = openpyxl.load_workbook(tmp_path / "更正结果" / "更正记录.xlsx").worksheets[0]
    lines = [[cell.value for cell in row] for row in record.iter_rows(min_row=4)]
    line = next(one for one in lines if one[8] == "P04")
    assert line[1:7] == ["已更正", "滑县.xlsx", "Sheet", "F3", "身份证号", WRONG]
    assert line[9] == "王会计"


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        ({"更正值": "410526201203041220"}, "更正值不对"),
        ({"整改结果": "已更正"}, "没有填更正值"),
        ({"整改结果": "无法核实"}, "无法核实"),
        ({"整改结果": "情况属实"}, "错误必须改正"),
        ({"整改结果": "改了"}, "不认识"),
    ],
)
def test_what_is_not_taken_over_is_said(
    tmp_path: Path, command: Command, answer: dict[str, str], told: str
) -> None:
    back = returned(command, tmp_path, {("P04", "F3"): answer})
    _, said = command(
        "apply", tmp_path / "收到", "--corrections", back, "--period", "2021-04", "--output", tmp_path / "o"
    )
    assert "更正0格" in said
    assert told in said
    assert not (tmp_path / "o" / "滑县.更正.xlsx").exists()


def test_a_cell_that_has_changed_since_is_left_alone(tmp_path: Path, command: Command) -> None:
    back = returned(command, tmp_path, {("P04", "F3"): {"更正值": RIGHT}})
    source = tmp_path / "收到" / "滑县.xlsx"
    book = openpyxl.load_workbook(source)
    book.worksheets[0]["F3"] = "410526201203041221"
    book.save(source)
    code, said = command(
        "apply", source, "--corrections", back, "--period", "2021-04", "--output", tmp_path / "o"
    )
    assert code == 1
    assert "和清单里的" in said


def test_a_confirmed_warning_is_shown_and_not_counted_until_the_value_changes(
    tmp_path: Path, command: Command
) -> None:
    back = returned(command, tmp_path, {("P11", "E4"): {"整改结果": "情况属实", "责任人": "李会计"}})
    source = tmp_path / "收到" / "滑县.xlsx"

    def count() -> tuple[int, int]:
        command(
            "validate",
            source,
            "--period",
            "2021-04",
            "--json",
            tmp_path / "f.json",
            "--output",
            tmp_path / "x",
        )
        told = json.loads((tmp_path / "f.json").read_text(encoding="utf-8"))
        return told["totals"]["warnings"], sum(one.get("confirmed", False) for one in told["findings"])

    before, _ = count()
    code, said = command(
        "apply", source, "--corrections", back, "--period", "2021-04", "--output", tmp_path / "o"
    )
    assert "确认1条" in said, said
    remembered = (source.parent / "已确认.json").read_text(encoding="utf-8")
    assert "李会计" in remembered
    assert "李?" not in remembered
    assert RIGHT not in remembered
    assert count() == (before - 1, 1)
    marked = openpyxl.load_workbook(tmp_path / "x" / "滑县.校验.xlsx")
    levels = [row[1].value for row in marked["问题清单"].iter_rows(min_row=4)]
    assert "已确认" in levels
    assert marked.worksheets[0]["E4"].comment is None
    book = openpyxl.load_workbook(source)
    book.worksheets[0]["E4"] = "李??"
    book.save(source)
    assert count() == (before, 0)
    assert code == 0


def test_a_workbook_without_a_list_is_refused(tmp_path: Path, command: Command) -> None:
    source = ledger(tmp_path / "收到" / "滑县.xlsx")
    code, said = command(
        "apply", source, "--corrections", source, "--period", "2021-04", "--output", tmp_path / "o"
    )
    assert code == 2
    assert "没有问题清单" in said


def test_the_list_has_a_drop_down_for_the_result(tmp_path: Path, command: Command) -> None:
    path = returned(command, tmp_path, {})
    sheet = openpyxl.load_workbook(path)["问题清单"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.formula1 == '"已更正,情况属实,无法核实"'


def test_answers_are_remembered_beside_the_settings(tmp_path: Path, command: Command) -> None:
    back = returned(command, tmp_path, {("P11", "E4"): {"整改结果": "情况属实"}})
    (tmp_path / "xltools.toml").write_text("", encoding="utf-8")
    folder = tmp_path / "收到"
    command("apply", folder, "--corrections", back, "--period", "2021-04", "--output", tmp_path / "o")
    assert (tmp_path / "已确认.json").exists()
    assert not (folder / "已确认.json").exists()


def test_a_right_value_that_the_rules_still_call_wrong_is_said(tmp_path: Path, command: Command) -> None:
    back = returned(command, tmp_path, {("P04", "F3"): {"更正值": RIGHT}})
    _, told = command(
        "apply", tmp_path / "收到", "--corrections", back, "--period", "2021-04", "--output", tmp_path / "o"
    )
    assert "更正1格" in told
    assert "改后仍有：P13" in told, told
    record = openpyxl.load_workbook(tmp_path / "o" / "更正记录.xlsx").worksheets[0]
    assert any("改后仍有" in str(row[11].value) for row in record.iter_rows(min_row=4))
