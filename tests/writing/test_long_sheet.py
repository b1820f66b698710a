"""Sheets of many alike rows: the same cells as XlsxWriter writes one by one."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from xltools.model.finding import ERROR
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.writing import draw, long_sheet
from xltools.writing.long_sheet import LongSheet
from xltools.writing.workbook import new_workbook, write

VALUES = st.one_of(
    st.none(),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
    st.integers(-(10**9), 10**9),
    st.floats(allow_nan=False, allow_infinity=False, width=32),
    st.booleans(),
    st.dates(date(1900, 1, 1), date(2100, 1, 1)),
    st.datetimes(datetime(1901, 1, 1), datetime(2100, 1, 1)).map(lambda one: one.replace(microsecond=0)),
)
TABLES = st.integers(1, 4).flatmap(
    lambda width: st.lists(st.tuples(*[VALUES] * width), min_size=1, max_size=12)
)


def one_by_one(sheet: Any, first_row: int, rows: list[tuple[Any, ...]], form: Any) -> None:
    """What a block stands for, written in XlsxWriter's own way."""
    for at, row in enumerate(rows, start=first_row):
        for column, value in enumerate(row):
            if isinstance(value, bool):
                sheet.write_string(at, column, "是" if value else "否", form)
            elif isinstance(value, str) and value:
                sheet.write_string(at, column, value, form)
            elif isinstance(value, int | float):
                sheet.write_number(at, column, value, form)
            elif isinstance(value, date):
                sheet.write_datetime(at, column, value, form)


@settings(deadline=None, max_examples=60)
@given(TABLES)
def test_a_block_holds_what_cells_written_one_by_one_hold(
    tmp_path_factory: pytest.TempPathFactory, rows: list[tuple[Any, ...]]
) -> None:
    path = tmp_path_factory.mktemp("long") / "表.xlsx"
    book = new_workbook(path)
    form = book.add_format({"bold": True})
    block, plain = book.add_worksheet("块", LongSheet), book.add_worksheet("格")
    for sheet in (block, plain):
        sheet.write_string(0, 0, "表头", form)
    block.write_block(1, rows, [form] * len(rows[0]))
    one_by_one(plain, 1, rows, form)
    for sheet in (block, plain):
        sheet.write_formula(len(rows) + 1, 0, "=1+1", form, 2)
    book.close()
    read = loaded(path)
    height, width = len(rows) + 2, len(rows[0])
    for at in range(1, height + 1):
        for column in range(1, width + 1):
            mine, other = read["块"].cell(at, column), read["格"].cell(at, column)
            same = mine.value == other.value or mine.value == pytest.approx(other.value, rel=1e-14)
            assert same, (at, column, mine.value, other.value)
            assert mine.font.b == other.font.b


def loaded(path: Path) -> Any:
    with path.open("rb") as stream:
        return openpyxl.load_workbook(stream)


def ledger(rows: int) -> SheetPlan:
    columns = [ColumnPlan("姓名"), ColumnPlan("金额", "money", total="sum"), ColumnPlan("日期", "date")]
    cells: list[list[Any]] = [[f"某{at}", 950.5 + at, date(2021, 4, 1)] for at in range(rows)]
    cells[1][0] = Cell("错的", severity=ERROR, comment="错：不对")
    cells[2][1] = Cell(3.0, formula="=1+2")
    cells[3][2] = None
    return SheetPlan("台账", "台账", columns, cells, total_label="合计")


def test_a_long_plan_has_the_same_cells_as_a_short_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Values, formulas, fills, comments and number formats, at the same addresses."""
    plan = ledger(40)
    write(tmp_path / "短.xlsx", [plan], title="短")
    monkeypatch.setattr(draw, "_MEASURED", 10)
    monkeypatch.setattr(long_sheet, "_BATCH", 7)
    write(tmp_path / "长.xlsx", [plan], title="长")
    short, long = (loaded(tmp_path / name)["台账"] for name in ("短.xlsx", "长.xlsx"))
    assert short.dimensions == long.dimensions
    for one, other in zip(short.iter_rows(), long.iter_rows(), strict=True):
        for cell, again in zip(one, other, strict=True):
            assert cell.value == again.value, cell.coordinate
            if cell.value is not None:
                assert cell.number_format == again.number_format
                assert cell.fill.fgColor.rgb == again.fill.fgColor.rgb
                assert (cell.comment and cell.comment.text) == (again.comment and again.comment.text)


def test_what_a_sheet_cannot_hold_is_refused(tmp_path: Path) -> None:
    book = new_workbook(tmp_path / "表.xlsx")
    sheet = book.add_worksheet("表", LongSheet)
    with pytest.raises(ValueError, match="infinity"):
        sheet.write_block(0, [[float("nan")]], [book.add_format({})])
    sheet = book.add_worksheet("下", LongSheet)
    with pytest.raises(ValueError, match="do not fit"):
        sheet.write_block(1_048_575, [["甲"], ["乙"]], [book.add_format({})])
    book.close()


def test_same_rows_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(draw, "_MEASURED", 10)
    for name in ("一.xlsx", "二.xlsx"):
        write(tmp_path / name, [ledger(30)], title="同")
    assert (tmp_path / "一.xlsx").read_bytes() == (tmp_path / "二.xlsx").read_bytes()
