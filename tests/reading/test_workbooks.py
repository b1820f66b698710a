"""Workbooks as clerks make them."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

import msoffcrypto
import openpyxl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msoffcrypto.format.ooxml import OOXMLFile

from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.discovery import discover_all
from xltools.model.errors import FileMissing, NothingToRead
from xltools.model.kind import ledgers
from xltools.reading.folder import Found, expand
from xltools.reading.read import read_files
from xltools.values.id_card import check_character

discover_all()

HEADINGS = [
    "序号",
    "县（市、区）",
    "乡镇（街道）",
    "行政村（社区）",
    "儿童姓名",
    "身份证号",
    "户籍地址",
    "儿童类别",
]
NUMBERS = [(body := f"4105262012030412{at}") + check_character(body) for at in range(1, 5)]


def rows() -> list[list[Any]]:
    return [
        [at + 1, "滑县", "城关镇", "南街村", name, NUMBERS[at], "滑县城关镇南街村", "社会散居"]
        for at, name in enumerate(("王芳", "李明", "赵丽"))
    ]


def save(path: Path, grid: list[list[Any]], merged: tuple[str, ...] = (), name: str = "Sheet1") -> Path:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = name
    for row in grid:
        sheet.append(row)
    for area in merged:
        sheet.merge_cells(area)
    book.save(path)
    return path


def read(*paths: Path, password: str | None = None) -> Book:
    return read_files([Found(path, path.name) for path in paths], ledgers(), password=password)


def codes(book: Book) -> list[str]:
    return [note.code for note in book.notes if note.code != "F03"]


def test_title_lines_headings_totals_and_footnotes(tmp_path: Path) -> None:
    title = ["滑县事实无人抚养儿童台账（2021年4月）"]
    line = ["填报单位：滑县民政局　填报日期：2021年5月5日　单位：元"]
    grid = [
        ["附件2"],
        title,
        line,
        HEADINGS,
        *rows(),
        ["合计"],
        ["注：1.本表由县里填报"],
        ["单位负责人：", None, None, "审核人："],
    ]
    book = read(save(tmp_path / "a.xlsx", grid, ("A2:H2", "A3:H3")))
    table = book[Child]
    assert list(table[Child.child_name]) == ["王芳", "李明", "赵丽"]
    assert [table.place(label, Child.child_id).cell for label in table.labels] == ["F5", "F6", "F7"]
    part = table.parts[0]
    assert (part.header_rows, part.first_row, part.last_row, part.rows, part.county) == (
        (4,),
        5,
        7,
        3,
        "滑县",
    )
    assert [str(said.value) for said in book.periods] == ["2021-04"]
    assert codes(book) == []


def test_two_heading_rows_with_groups(tmp_path: Path) -> None:
    top = ["序号", "县（市、区）", "乡镇", "村", "姓名", "身份证号", "父亲情况", None, None, "母亲情况", None]
    leaf = [None, None, None, None, None, None, "姓名", "身份证号", "状况", "姓名", "现状"]
    data = [
        1,
        "滑县",
        "城关镇",
        "南街",
        "王芳",
        NUMBERS[0],
        "王强",
        "410526198001011230",
        "服刑",
        "李梅",
        "失联",
    ]
    merged = ("A1:A2", "B1:B2", "C1:C2", "D1:D2", "E1:E2", "F1:F2", "G1:I1", "J1:K1")
    book = read(save(tmp_path / "a.xlsx", [top, leaf, data], merged))
    table = book[Child]
    assert table.parts[0].header_rows == (1, 2)
    assert table[Child.child_name].iloc[0] == "王芳"
    assert table[Child.father_name].iloc[0] == "王强"
    assert table[Child.father_status].iloc[0] == "服刑在押"
    assert table[Child.mother_name].iloc[0] == "李梅"
    assert table[Child.mother_status].iloc[0] == "失联"


def test_a_sheet_that_begins_far_from_a1_and_one_per_township(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.remove(book.active)  # type: ignore[arg-type]
    for name in ("城关镇", "河东镇"):
        sheet = book.create_sheet(name)
        for at, row in enumerate([HEADINGS, *rows()], start=5):
            for column, value in enumerate(row, start=4):
                sheet.cell(at, column, value)
    book.create_sheet("填表说明").append(["请认真填写", "不要改表头", "按月报送"])
    book.save(tmp_path / "a.xlsx")
    table = read(tmp_path / "a.xlsx")[Child]
    assert len(table) == 6
    assert table.place(table.labels[3], Child.child_name).shown() == "河东镇!H6"


def test_numbers_errors_ditto_and_repeated_headings(tmp_path: Path) -> None:
    grid = [
        HEADINGS,
        *rows(),
        HEADINGS,
        [4, "同上", "同上", "〃", "孙军", float(NUMBERS[3][:15] + "000"), "#REF!", "社会散居"],
    ]
    book = read(save(tmp_path / "a.xlsx", grid))
    table = book[Child]
    assert len(table) == 4
    assert table[Child.county].iloc[3] == "滑县"
    assert sorted(codes(book)) == ["F10", "F13", "F13", "F13", "P03"]


def test_merged_cells_fill_down_inside_the_range_only(tmp_path: Path) -> None:
    grid = [HEADINGS, *rows()]
    grid[2][2] = None
    grid[3][3] = None
    table = read(save(tmp_path / "a.xlsx", grid, ("C2:C3",)))[Child]
    assert list(table[Child.township]) == ["城关镇", "城关镇", "城关镇"]
    assert table[Child.village].isna().tolist() == [False, False, True]


def test_units_in_the_title_line(tmp_path: Path) -> None:
    grid = [["单位：万元"], [*HEADINGS, "保障标准", "补发金额（元）"], [*rows()[0], 0.095, 50]]
    table = read(save(tmp_path / "a.xlsx", grid))[Child]
    assert table[Child.std_amount].iloc[0] == 950.0
    assert table[Child.arrears].iloc[0] == 50.0


def test_hidden_rows_are_read_and_noted(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [HEADINGS, *rows()])
    book = openpyxl.load_workbook(path)
    book.active.row_dimensions[3].hidden = True  # type: ignore[union-attr]
    book.save(path)
    read_again = read(path)
    assert len(read_again[Child]) == 3
    assert codes(read_again) == ["F05"]


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8-sig", "utf-16"])
def test_text_files_of_all_encodings(tmp_path: Path, encoding: str) -> None:
    text = "\n".join(",".join(str(cell) for cell in row) for row in [HEADINGS, *rows()])
    (tmp_path / "a.csv").write_bytes(text.encode(encoding))
    table = read(tmp_path / "a.csv")[Child]
    assert list(table[Child.child_id]) == NUMBERS[:3]
    assert table.parts[0].sheet == "Sheet1"


def test_an_html_table_named_xls(tmp_path: Path) -> None:
    body = "".join(
        "<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in [HEADINGS, *rows()]
    )
    (tmp_path / "a.xls").write_bytes(f"<html><table>{body}</table></html>".encode("gb18030"))
    assert list(read(tmp_path / "a.xls")[Child][Child.child_id]) == NUMBERS[:3]


def test_a_workbook_with_another_suffix(tmp_path: Path) -> None:
    path = save(tmp_path / "a.xlsx", [HEADINGS, *rows()])
    path.rename(tmp_path / "a.xls")
    assert len(read(tmp_path / "a.xls")[Child]) == 3


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "空文件"),
        (b"hello", "普通文字"),
        (b"PK\x03\x04garbage", "不完整"),
        (b"%PDF-1.4", "PDF"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"x" * 600, "不是Excel"),
    ],
)
def test_what_cannot_be_opened_is_a_note_and_the_others_go_on(
    tmp_path: Path, content: bytes, told: str
) -> None:
    (tmp_path / "bad.xlsx").write_bytes(content)
    book = read(tmp_path / "bad.xlsx", save(tmp_path / "good.xlsx", [HEADINGS, *rows()]))
    assert [file.opened for file in book.files] == [False, True]
    assert len(book[Child]) == 3
    (note,) = book.noted("F01")
    assert told in note.words["原因"]


def test_encrypted_workbooks(tmp_path: Path) -> None:
    plain = save(tmp_path / "plain.xlsx", [HEADINGS, *rows()])
    locked = tmp_path / "locked.xlsx"
    with plain.open("rb") as source, locked.open("wb") as target:
        OOXMLFile(source).encrypt("Anyang2021", target)
    assert msoffcrypto.OfficeFile(io.BytesIO(locked.read_bytes())).is_encrypted()
    assert "密码" in read(locked).noted("F01")[0].words["原因"]
    assert "密码不对" in read(locked, password="wrong").noted("F01")[0].words["原因"]
    assert len(read(locked, password="Anyang2021")[Child]) == 3


def test_two_headings_for_one_field_and_ambiguous_ones(tmp_path: Path) -> None:
    grid = [[*HEADINGS, "公民身份号码", "金额"], *[[*row, row[5], 1] for row in rows()]]
    assert sorted(codes(read(save(tmp_path / "a.xlsx", grid)))) == ["F04", "F14"]


def test_folders_and_wildcards(tmp_path: Path) -> None:
    for name in ("10月.xlsx", "2月.xlsx", "~$2月.xlsx"):
        save(tmp_path / name, [HEADINGS])
    (tmp_path / "校验结果").mkdir()
    save(tmp_path / "校验结果" / "2月.校验.xlsx", [HEADINGS])
    assert [one.path.name for one in expand([str(tmp_path)])] == ["2月.xlsx", "10月.xlsx"]
    assert [one.path.name for one in expand([str(tmp_path / "*.xlsx")])] == ["2月.xlsx", "10月.xlsx"]
    with pytest.raises(FileMissing):
        expand([str(tmp_path / "没有.xlsx")])
    (tmp_path / "空").mkdir()
    with pytest.raises(NothingToRead):
        expand([str(tmp_path / "空")])


cells = st.one_of(
    st.none(),
    st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12),
    st.integers(-(10**6), 10**6),
    st.floats(allow_nan=False, allow_infinity=False),
    st.dates(date(1950, 1, 1), date(2050, 1, 1)),
)


@settings(max_examples=25, deadline=None)
@given(grid=st.lists(st.lists(cells, min_size=8, max_size=8), max_size=6))
def test_whatever_stands_in_the_cells_nothing_raises_and_no_row_is_lost(
    tmp_path_factory: pytest.TempPathFactory, grid: list[list[Any]]
) -> None:
    path = save(tmp_path_factory.mktemp("grid") / "a.xlsx", [HEADINGS, *grid])
    book = read(path)
    assert book.files[0].opened
    kept = len(book[Child]) if book.has(Child) else 0
    (sheet,) = book.sheets
    there = [any(cell is not None and str(cell).strip() for cell in row) for row in grid]
    assert sheet.filled == 1 + sum(there)
    assert sheet.kept == kept
    assert sheet.filled == kept + sum(sheet.passed.values())
    assert set(sheet.passed) <= {"表头", "合计", "说明", "空序号"}
