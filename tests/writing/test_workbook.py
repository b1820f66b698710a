"""Sheet plans drawn: headings, totals with cached values, print set-up; files saved whole or not at all."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.office import CSV, convert
from tests.reading.gallery import NAMES, NUMBERS
from xltools.ledgers.child import Child
from xltools.model.discovery import discover_all
from xltools.model.errors import CannotWrite, OutputOverInput
from xltools.model.finding import ERROR
from xltools.model.kind import ledgers
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.reading.folder import Found
from xltools.reading.read import read_files
from xltools.reading.workbook import open_workbook
from xltools.writing.save import save
from xltools.writing.workbook import sheet_name, write

discover_all()


def plan() -> SheetPlan:
    columns = [
        ColumnPlan("县（市、区）", width=12),
        ColumnPlan(("本月退出", "小计"), "integer", total="sum"),
        ColumnPlan(("本月退出", "死亡"), "integer", total="sum"),
        ColumnPlan("金额（元）", "money", total="sum"),
        ColumnPlan("比率", "percent"),
        ColumnPlan("日期", "date"),
        ColumnPlan("身份证号", width=22),
        ColumnPlan("说明", "wrap", width=20),
    ]
    rows = [
        ["滑县", 3, 1, 950.5, 0.5, date(2021, 4, 30), "410526201203041225", "很长的说明" * 12],
        ["内黄县", 0, Cell(2, severity=ERROR, comment="错：不对"), 49.5, 1.0, None, "001", "=不是公式"],
    ]
    return SheetPlan(
        "表",
        "测试表（2021年4月）",
        columns,
        rows,
        note="单位：元",
        total_label="合计",
        sign_off=True,
        charts=(ChartPlan("图", "column", 0, (1,)),),
        footnotes=["注：说明"],
    )


def test_text_dump(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", [plan()], title="测试")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx", data_only=True)["表"]
    dump = [[cell for cell in row if cell is not None] for row in sheet.iter_rows(values_only=True)]
    assert dump[:6] == [
        ["测试表（2021年4月）"],
        ["单位：元"],
        ["县（市、区）", "本月退出", "金额（元）", "比率", "日期", "身份证号", "说明"],
        ["小计", "死亡"],
        ["滑县", 3, 1, 950.5, 0.5, dump[4][5], "410526201203041225", "很长的说明" * 12],
        ["内黄县", 0, 2, 49.5, 1, "001", "=不是公式"],
    ]
    assert dump[6] == ["合计", 3, 3, 1000]
    assert dump[7] == ["注：说明"]
    assert dump[8][0].startswith("单位负责人")


def test_formulas_formats_and_print_set_up(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", [plan()], title="测试")
    sheet = openpyxl.load_workbook(tmp_path / "a.xlsx")["表"]
    assert sheet["B7"].value == "=SUM(B5:B6)"
    assert sheet["G5"].number_format == "@"
    assert sheet["F5"].number_format == "yyyy-mm-dd"
    assert sheet.print_title_rows == "$3:$4"
    assert sheet.page_setup.fitToWidth in (None, 1)
    assert sheet.freeze_panes == "A5"
    assert sheet["C6"].comment is not None


def test_same_plan_same_bytes(tmp_path: Path) -> None:
    for name in ("a.xlsx", "b.xlsx"):
        write(tmp_path / name, [plan()], title="测试")
    assert (tmp_path / "a.xlsx").read_bytes() == (tmp_path / "b.xlsx").read_bytes()


def test_names_that_excel_allows() -> None:
    taken: set[str] = set()
    assert [
        sheet_name("儿童[台账]" + "长" * 40, taken),
        sheet_name("表", taken),
        sheet_name("表", taken),
    ] == ["儿童 台账 " + "长" * 25, "表", "表(2)"]


def test_never_over_an_input_and_never_half(tmp_path: Path) -> None:
    source = tmp_path / "原件.xlsx"
    source.write_bytes(b"original")
    with pytest.raises(OutputOverInput):
        save(source, [source], lambda target: target.write_bytes(b"x"))

    def fails(target: Path) -> None:
        target.write_bytes(b"half")
        raise OSError(28, "No space left on device")

    with pytest.raises(CannotWrite):
        save(tmp_path / "b.xlsx", [source], fails)
    assert [path.name for path in tmp_path.iterdir()] == ["原件.xlsx"]
    assert source.read_bytes() == b"original"


@pytest.mark.slow
def test_libreoffice_recalculates_the_same_sums(tmp_path: Path) -> None:
    write(tmp_path / "a.xlsx", [plan()], title="测试")
    text = convert(tmp_path / "a.xlsx", tmp_path, CSV).read_text(encoding="utf-8")
    assert '合计,3,3,"1,000.00"' in text
    assert "###" not in text


def test_rows_that_no_sheet_can_hold_go_on_with_a_note(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("xltools.writing.workbook.MAX_ROWS", 2)
    headings = ("县（市、区）", "乡镇（街道）", "行政村（社区）", "儿童姓名", "身份证号")
    rows = [["滑县", "城关镇", "南街村", *one] for one in zip(NAMES, NUMBERS, strict=True)]
    plan = SheetPlan("台账", "合并台账", list(map(ColumnPlan, headings)), rows, note="{县}报。")
    write(tmp_path / "合并.xlsx", [plan], title="合并台账")
    first, second = open_workbook((tmp_path / "合并.xlsx").read_bytes())
    assert [sheet.name for sheet in (first, second)] == ["台账", "台账(2)"]
    for number, sheet in enumerate((first, second), start=1):
        assert f"{{县}}报。共3行，一张表放不下，分成2张，这是第{number}张。" in {row[0] for row in sheet.rows}
    book = read_files([Found(tmp_path / "合并.xlsx", "合并.xlsx")], ledgers())
    assert book[Child][Child.child_name].tolist() == list(NAMES)
