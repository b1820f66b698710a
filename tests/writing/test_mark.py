"""Marks in the county's own workbook: only what must change changes."""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from tests.office import CSV, convert
from xltools.model.discovery import discover_all
from xltools.model.edit import ColumnEdit
from xltools.model.finding import ERROR, INFO, WARNING
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.writing import stream
from xltools.writing.fill_in import fill_in
from xltools.writing.mark import Mark, by_cell, mark, mark_fresh
from xltools.writing.package import NotPatchable
from xltools.writing.unmark import NotMarked, clean

discover_all()

SHEET = "儿童台账"
MARKS = [
    Mark(SHEET, 4, 3, ERROR, "P04 校验码不对"),
    Mark(SHEET, 4, 3, INFO, "P06 不是我市代码"),
    Mark(SHEET, 5, 2, WARNING, "P11 姓名含问号"),
    Mark(SHEET, 30, 9, INFO, "F09 序号不连续"),
]


def problems() -> SheetPlan:
    columns = [ColumnPlan("序号", "integer"), ColumnPlan("单元格"), ColumnPlan("问题", "wrap", width=40)]
    rows = [[1, Cell("C4", link=f"internal:'{SHEET}'!C4"), "身份证号不对，请核对户口簿。"]]
    return SheetPlan("问题清单", "台账问题清单", columns, rows, note="共1条")


def sink(path: Path) -> Path:
    """A workbook with a bit of everything that other libraries lose."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet(SHEET)
    money = book.add_format({"num_format": "0.00", "border": 1, "italic": True})
    sheet.merge_range(0, 0, 0, 5, "滑县儿童台账")
    sheet.write_row(1, 0, ["序号", "姓名", "身份证号", "金额", "合计"])
    for row in range(2, 12):
        sheet.write_row(row, 0, [row - 1, f"姓名{row}", "410526201203041225"])
        sheet.write_number(row, 3, 950 + row, money)
        sheet.write_formula(row, 4, f"=D{row + 1}*2", money, (950 + row) * 2)
    sheet.write_comment("B5", "县里原来的批注", {"author": "张三"})
    sheet.data_validation("B3:B20", {"validate": "list", "source": ["甲", "乙"]})
    sheet.conditional_format("D3:D12", {"type": "data_bar", "data_bar_2010": True})
    sheet.add_sparkline("G3", {"range": f"'{SHEET}'!D3:D12"})
    sheet.insert_textbox("H2", "一个文本框")
    sheet.insert_button("H8", {"caption": "按钮", "macro": "没有"})
    chart = book.add_chart({"type": "column"})
    chart.add_series({"values": [SHEET, 2, 3, 11, 3]})
    sheet.insert_chart("H12", chart)
    sheet.protect("密码", {"format_cells": True})
    other = book.add_worksheet("说明")
    other.add_table("A1:B3", {"columns": [{"header": "甲"}, {"header": "乙"}]})
    book.define_name("合计范围", f"='{SHEET}'!$D$3:$D$12")
    book.close()
    return path


def bare(path: Path) -> Path:
    """A workbook without r attributes, with a prefix, and without a styles part of any richness."""
    parts = {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/></Types>',
        "_rels/.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<?xml version="1.0"?><x:workbook xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><x:sheets><x:sheet name="{SHEET}" sheetId="1" r:id="rId1"/></x:sheets></x:workbook>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": '<?xml version="1.0"?><x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:sheetData>'
        + "".join(
            f"<x:row>{''.join(f'<x:c t=%sinlineStr%s><x:is><x:t>{row}-{column}</x:t></x:is></x:c>' % (chr(34), chr(34)) for column in range(4))}</x:row>"
            for row in range(6)
        )
        + "</x:sheetData></x:worksheet>",
    }
    with zipfile.ZipFile(path, "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    return path


def members(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as package:
        return {name: package.read(name) for name in package.namelist()}


@pytest.mark.parametrize("make", [sink, bare])
def test_marks_and_comments_are_there(tmp_path: Path, make: object) -> None:
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    report = mark(source, tmp_path / "marked.xlsx", MARKS, problems())
    assert (report.cells, report.comments, report.sheet) == (3, 3, "问题清单")
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")[SHEET]
    assert sheet["C4"].fill.fgColor.rgb == "FFFFB3AB"
    assert sheet["B5"].fill.fgColor.rgb == "FFFFE08A"
    assert sheet["I30"].fill.fgColor.rgb == "FFBDD7EF"
    assert sheet["C4"].comment.text == "错：P04 校验码不对\n提：P06 不是我市代码"
    assert sheet["C4"].value is not None


def test_nothing_else_changes(tmp_path: Path) -> None:
    source = sink(tmp_path / "county.xlsx")
    mark(source, tmp_path / "marked.xlsx", MARKS, problems())
    before, after = members(source), members(tmp_path / "marked.xlsx")
    allowed = {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
    }
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= allowed | {"xl/comments1.xml", "xl/drawings/vmlDrawing1.vml"}
    assert set(after) - set(before) == {"xl/worksheets/xltools_problems.xml"}
    sheets = (before["xl/worksheets/sheet1.xml"], after["xl/worksheets/sheet1.xml"])
    plain = [
        re.sub(rb'\ss="\d+"', b"", xml).replace(b'<row r="30"><c r="I30"/></row>', b"") for xml in sheets
    ]
    assert plain[0] == plain[1]


def test_formats_values_and_other_comments_stay(tmp_path: Path) -> None:
    source = sink(tmp_path / "county.xlsx")
    mark(
        source,
        tmp_path / "marked.xlsx",
        [Mark(SHEET, 4, 4, ERROR, "K18"), Mark(SHEET, 5, 2, WARNING, "P11")],
        None,
    )
    sheet = openpyxl.load_workbook(tmp_path / "marked.xlsx")[SHEET]
    assert sheet["D4"].number_format == "0.00"
    assert sheet["D4"].font.italic
    assert sheet["D4"].border.left.style == "thin"
    assert sheet["B5"].comment.text.startswith("县里原来的批注")
    assert sheet["B5"].comment.text.endswith("警：P11")
    assert openpyxl.load_workbook(tmp_path / "marked.xlsx", data_only=True)[SHEET]["E4"].value == 1906


def test_twice_is_once(tmp_path: Path) -> None:
    source = sink(tmp_path / "county.xlsx")
    mark(source, tmp_path / "once.xlsx", MARKS, problems())
    mark(tmp_path / "once.xlsx", tmp_path / "twice.xlsx", MARKS, problems())
    assert (tmp_path / "once.xlsx").read_bytes() == (tmp_path / "twice.xlsx").read_bytes()


def test_the_county_s_own_problem_list_is_kept(tmp_path: Path) -> None:
    book = openpyxl.Workbook()
    book.active.title = SHEET  # type: ignore[union-attr]
    book.create_sheet("问题清单")["A1"] = "县里自己的"
    book.save(tmp_path / "a.xlsx")
    assert mark(tmp_path / "a.xlsx", tmp_path / "b.xlsx", MARKS, problems()).sheet == "问题清单(2)"
    assert openpyxl.load_workbook(tmp_path / "b.xlsx")["问题清单"]["A1"].value == "县里自己的"


def test_control_characters_and_markup_in_comments(tmp_path: Path) -> None:
    source = sink(tmp_path / "county.xlsx")
    mark(source, tmp_path / "b.xlsx", [Mark(SHEET, 4, 3, ERROR, "<b>&\x07_x0041_")], None)
    comment = openpyxl.load_workbook(tmp_path / "b.xlsx")[SHEET]["C4"].comment
    assert "<b>&" in comment.text


def test_what_is_no_package_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 nothing")
    with pytest.raises(NotPatchable, match="另存为xlsx"):
        mark(tmp_path / "a.xlsx", tmp_path / "b.xlsx", MARKS, None)
    with pytest.raises(NotPatchable, match="找不到工作表"):
        mark(sink(tmp_path / "c.xlsx"), tmp_path / "b.xlsx", [Mark("没有这张表", 1, 1, ERROR, "x")], None)


def test_fresh_copies_of_other_kinds_of_file(tmp_path: Path) -> None:
    mark_fresh(
        {SHEET: [["序号", "姓名", "身份证号"], [1, "王芳", "001"], [2.5, "李明", ""]]},
        tmp_path / "b.xlsx",
        [Mark(SHEET, 3, 3, ERROR, "P01")],
        problems(),
    )
    book = openpyxl.load_workbook(tmp_path / "b.xlsx")
    assert book[SHEET]["C2"].value == "001"
    assert book[SHEET]["C3"].comment.text.strip() == "错：P01"
    assert "问题清单" in book.sheetnames


def test_filling_cells_and_columns(tmp_path: Path) -> None:
    source = sink(tmp_path / "county.xlsx")
    fill_in(
        source,
        tmp_path / "b.xlsx",
        [
            ColumnEdit(SHEET, 4, [3], [1.5]),
            ColumnEdit(SHEET, 6, [2, 3], ["本月应发〔推算〕", 650.0], 5),
            ColumnEdit(SHEET, 7, [3], ["文字"], 5),
        ],
    )
    sheet = openpyxl.load_workbook(tmp_path / "b.xlsx")[SHEET]
    assert (sheet["D3"].value, sheet["F2"].value, sheet["F3"].value, sheet["G3"].value) == (
        1.5,
        "本月应发〔推算〕",
        650.0,
        "文字",
    )
    assert sheet["F3"].border.left.style == "thin"
    untouched = {
        name for name, content in members(source).items() if members(tmp_path / "b.xlsx")[name] != content
    }
    assert untouched == {"xl/styles.xml", "xl/worksheets/sheet1.xml"}


def test_several_findings_on_a_cell_are_one_mark() -> None:
    assert by_cell(MARKS)[SHEET][4, 3][0] is ERROR


@pytest.mark.slow
@pytest.mark.parametrize("make", [sink, bare])
def test_libreoffice_opens_it_and_sees_the_same_cells(tmp_path: Path, make: object) -> None:
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    mark(source, tmp_path / "marked.xlsx", MARKS, problems())
    (tmp_path / "one").mkdir()
    (tmp_path / "two").mkdir()
    before = convert(source, tmp_path / "one", CSV).read_text(encoding="utf-8").rstrip(",\n")
    after = convert(tmp_path / "marked.xlsx", tmp_path / "two", CSV).read_text(encoding="utf-8").rstrip(",\n")
    strip = re.compile(r",+$", re.MULTILINE)
    assert strip.sub("", after).strip() == strip.sub("", before).strip()


def coloured(path: Path) -> Path:
    """A workbook whose cells have colours of their own: none, one by value, one by theme with a shade."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = SHEET
    for row in range(1, 9):
        for column in range(1, 5):
            sheet.cell(row, column, f"{row}-{column}")
    yellow = openpyxl.styles.PatternFill("solid", fgColor="FFFFFF00")
    theme = openpyxl.styles.PatternFill("solid", fgColor=openpyxl.styles.colors.Color(theme=4, tint=0.4))
    for row in range(3, 6):
        sheet.cell(row, 2).fill = yellow
        sheet.cell(row, 3).fill = theme
    sheet["C4"].comment = openpyxl.comments.Comment("县里的批注", "张三")
    book.create_sheet("说明")["A1"] = "说明"
    book.save(path)
    return path


def looks(path: Path) -> dict[str, tuple[object, ...]]:
    """Every cell of the ledger with its value, colour and comment."""
    sheet = openpyxl.load_workbook(path)[SHEET]
    found = {}
    for row in sheet.iter_rows(max_row=40, max_col=10):
        for cell in row:
            colour = cell.fill.fgColor if cell.fill.fill_type == "solid" else None
            told = (colour.rgb if colour.type == "rgb" else (colour.theme, colour.tint)) if colour else None
            comment = cell.comment.text if cell.comment else None
            found[cell.coordinate] = (cell.value, told, comment)
    return found


FEWER = [Mark(SHEET, 4, 3, WARNING, "P11 姓名含问号")]
ON_COLOURS = [Mark(SHEET, 3, 2, ERROR, "甲"), Mark(SHEET, 4, 3, ERROR, "乙"), Mark(SHEET, 7, 1, INFO, "丙")]


@pytest.mark.parametrize("make", [sink, coloured, bare])
def test_marked_again_is_as_marked_once(tmp_path: Path, make: object) -> None:
    """What was corrected loses its mark, wherever the county had put a colour of its own."""
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    mark(source, tmp_path / "first.xlsx", MARKS + ON_COLOURS, problems())
    mark(tmp_path / "first.xlsx", tmp_path / "second.xlsx", FEWER, problems())
    mark(source, tmp_path / "once.xlsx", FEWER, problems())
    assert looks(tmp_path / "second.xlsx") == looks(tmp_path / "once.xlsx")
    assert openpyxl.load_workbook(tmp_path / "second.xlsx").sheetnames.count("问题清单") == 1
    shapes = [
        sum(xml.count(b"<v:shape ") for name, xml in members(tmp_path / one).items() if "vml" in name)
        for one in ("second.xlsx", "once.xlsx")
    ]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize(
    "marks", [MARKS + ON_COLOURS, ON_COLOURS[1:2]], ids=["several", "beside the county's"]
)
@pytest.mark.parametrize("make", [sink, coloured])
def test_a_sheet_without_marks_left_loses_its_comments(
    tmp_path: Path, make: object, marks: list[Mark]
) -> None:
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    mark(source, tmp_path / "first.xlsx", marks, problems())
    mark(tmp_path / "first.xlsx", tmp_path / "second.xlsx", [], problems())
    assert looks(tmp_path / "second.xlsx") == looks(source)


@pytest.mark.parametrize("make", [sink, coloured])
def test_cleaned_is_the_county_s_own(tmp_path: Path, make: object) -> None:
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    mark(source, tmp_path / "marked.xlsx", MARKS + ON_COLOURS, problems())
    assert clean(tmp_path / "marked.xlsx", tmp_path / "clean.xlsx") > 0
    assert {cell: look for cell, look in looks(tmp_path / "clean.xlsx").items() if any(look)} == {
        cell: look for cell, look in looks(source).items() if any(look)
    }
    before, after = members(source), members(tmp_path / "clean.xlsx")
    assert set(before) == set(after)
    changed = {name for name in before if before[name] != after[name]}
    assert changed <= {
        "[Content_Types].xml",
        "xl/workbook.xml",
        "xl/_rels/workbook.xml.rels",
        "xl/styles.xml",
        "xl/worksheets/sheet1.xml",
        "xl/comments1.xml",
        "xl/comments/comment1.xml",
        "xl/drawings/vmlDrawing1.vml",
        "xl/drawings/commentsDrawing1.vml",
        "xl/worksheets/_rels/sheet1.xml.rels",
    }
    assert openpyxl.load_workbook(tmp_path / "clean.xlsx").sheetnames == [SHEET, "说明"]


@pytest.mark.parametrize("make", [sink, coloured, bare])
def test_every_part_is_xml(tmp_path: Path, make: object) -> None:
    """openpyxl's legacy drawings declare no prefixes where ours need them."""
    source = make(tmp_path / "county.xlsx")  # type: ignore[operator]
    mark(source, tmp_path / "marked.xlsx", MARKS + ON_COLOURS, problems())
    clean(tmp_path / "marked.xlsx", tmp_path / "clean.xlsx")
    for path in (tmp_path / "marked.xlsx", tmp_path / "clean.xlsx"):
        for name, content in members(path).items():
            if name.endswith((".xml", ".rels", ".vml")):
                ElementTree.fromstring(content)


def test_what_we_have_not_marked_is_not_cleaned(tmp_path: Path) -> None:
    with pytest.raises(NotMarked):
        clean(coloured(tmp_path / "county.xlsx"), tmp_path / "clean.xlsx")


@pytest.mark.slow
def test_marks_come_off_after_another_program_has_saved_the_copy(tmp_path: Path) -> None:
    """LibreOffice gives every part a new name, every style a new number, and every solid fill a colour below of its own."""
    mark(coloured(tmp_path / "county.xlsx"), tmp_path / "first.xlsx", MARKS, problems())
    saved = convert(tmp_path / "first.xlsx", tmp_path / "saved", "xlsx")
    mark(saved, tmp_path / "second.xlsx", FEWER, problems())
    book = openpyxl.load_workbook(tmp_path / "second.xlsx")
    assert book.sheetnames == [SHEET, "说明", "问题清单"]
    colours = {
        cell.coordinate: cell.fill.fgColor.rgb
        for row in book[SHEET].iter_rows()
        for cell in row
        if cell.fill.fill_type == "solid"
    }
    assert colours["C4"] == "FFFFE08A"
    assert "I30" not in colours
    assert "B5" not in colours  # its own colour cannot be known any more
    assert book[SHEET]["I30"].comment is None


def test_a_workbook_with_thousands_of_formats(tmp_path: Path) -> None:
    """Each gets a marked twin of its own, and the counts in the styles part are right."""
    book = xlsxwriter.Workbook(str(tmp_path / "多.xlsx"))
    sheet = book.add_worksheet("表")
    for at in range(1500):
        sheet.write(
            at,
            0,
            at,
            book.add_format({"bg_color": f"#{at * 37:06X}", "num_format": "0." + "0" * (at % 9 + 1)}),
        )
    book.close()
    mark(
        tmp_path / "多.xlsx",
        tmp_path / "标.xlsx",
        [Mark("表", at + 1, 1, ERROR, "不对") for at in range(1500)],
    )
    with zipfile.ZipFile(tmp_path / "标.xlsx") as package:
        styles = ElementTree.fromstring(package.read("xl/styles.xml"))
    for section in ("fills", "cellXfs"):
        found = next(one for one in styles if one.tag.endswith("}" + section))
        assert int(found.get("count", "0")) == len(found) >= 3000
    with (tmp_path / "标.xlsx").open("rb") as stream:
        cells = [row[0] for row in openpyxl.load_workbook(stream)["表"].iter_rows()]
    assert {cell.fill.fgColor.rgb for cell in cells} == {"FFFFB3AB"}
    assert [cell.number_format for cell in cells[:9]] == ["0." + "0" * at for at in range(1, 10)]


@pytest.mark.parametrize("step", [200, 3000])
def test_a_sheet_in_pieces_is_marked_like_a_whole_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int
) -> None:
    """Rows that are there, that are not, before the first and after the last; wherever the pieces end."""
    book = xlsxwriter.Workbook(str(tmp_path / "长.xlsx"))
    sheet = book.add_worksheet("表")
    for row in [*range(3, 90), *range(120, 160)]:
        sheet.write_row(row, 1, [f"某{row}", row, "</row>"])
    book.close()
    marks = [Mark("表", row, row % 5 + 1, ERROR, "不对") for row in (1, 4, 50, 51, 90, 100, 121, 160, 300)]
    mark(tmp_path / "长.xlsx", tmp_path / "整.xlsx", marks)
    monkeypatch.setattr(stream, "_STEP", step)
    mark(tmp_path / "长.xlsx", tmp_path / "段.xlsx", marks)
    with zipfile.ZipFile(tmp_path / "整.xlsx") as whole, zipfile.ZipFile(tmp_path / "段.xlsx") as pieces:
        assert {name: whole.read(name) for name in whole.namelist()} == {
            name: pieces.read(name) for name in pieces.namelist()
        }
