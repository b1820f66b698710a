"""A gallery of workbooks, one for each oddity that counties send; all but a few hold the same three children.

Each piece is a function from a folder to the path of the file that it made. Those that need LibreOffice are in `OFFICE`.
"""

from __future__ import annotations

import io
import re
import struct
import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import openpyxl
import xlsxwriter
import xlwt
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.styles import Font, Protection
from openpyxl.worksheet.table import Table

from tests.office import convert
from xltools.values.id_card import check_character

Piece = Callable[[Path], Path]
GALLERY: dict[str, Piece] = {}
OFFICE: dict[str, Piece] = {}

NAMES = ("王芳", "李明", "赵丽")
NUMBERS = tuple(
    body + check_character(body) for body in ("41052620120304122", "41052620140312121", "41052620150506122")
)
BIRTHS = (date(2012, 3, 4), date(2014, 3, 12), date(2015, 5, 6))
HEAD = (
    "县（市、区）",
    "乡镇（街道）",
    "行政村（社区）",
    "儿童姓名",
    "身份证号",
    "出生日期",
    "父亲姓名",
    "保障标准（元/月）",
)
TITLE = "滑县事实无人抚养儿童台账（2021年4月）"
LINE = "填报单位（盖章）：滑县民政局　填报人：王会计　填报日期：2021年5月5日　单位：元"


def rows(**change: Any) -> list[list[Any]]:
    """The three children; `change` maps a column's number (c5=…) to a function of row number and value."""
    grid: list[list[Any]] = [
        ["滑县", "城关镇", "南街村", name, NUMBERS[at], BIRTHS[at], f"{name[0]}父", 950]
        for at, name in enumerate(NAMES)
    ]
    for column, function in change.items():
        for at, row in enumerate(grid):
            number = int(column[1:])
            row[number] = function(at, row[number])
    return grid


def piece(function: Piece) -> Piece:
    GALLERY[function.__name__] = function
    return function


def by_office(function: Piece) -> Piece:
    OFFICE[function.__name__] = function
    return function


def plain(
    folder: Path, *grids: list[list[Any]], name: str = "台账.xlsx", merged: tuple[str, ...] = ()
) -> Path:
    """A workbook with a sheet for each grid."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for number, grid in enumerate(grids, start=1):
        sheet = book.create_sheet(f"Sheet{number}")
        for row in grid:
            sheet.append(row)
        for area in merged:
            sheet.merge_cells(area)
    book.save(folder / name)
    return folder / name


def text_grid() -> list[list[str]]:
    return [list(HEAD), *[[str(cell) for cell in row] for row in rows()]]


def patched(path: Path, change: Callable[[str, bytes], bytes]) -> Path:
    """Every part of a package changed by a function of its name and bytes."""
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            target.writestr(name, change(name, source.read(name)))
    return path


def sheet_patched(path: Path, change: Callable[[bytes], bytes]) -> Path:
    return patched(path, lambda name, xml: change(xml) if name.startswith("xl/worksheets/sheet") else xml)


# Programs


@piece
def openpyxl_workbook(folder: Path) -> Path:
    return plain(folder, [list(HEAD), *rows()])


@piece
def xlsxwriter_workbook(folder: Path) -> Path:
    return _xlsxwriter(folder, {})


@piece
def xlsxwriter_with_inline_strings(folder: Path) -> Path:
    return _xlsxwriter(folder, {"constant_memory": True})


def _xlsxwriter(folder: Path, options: dict[str, Any]) -> Path:
    path = folder / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", **options})
    sheet = book.add_worksheet("儿童")
    for number, row in enumerate([list(HEAD), *rows()]):
        sheet.write_row(number, 0, row)
    book.close()
    return path


@piece
def xlwt_xls(folder: Path) -> Path:
    return _xls(folder / "台账.xls")


@piece
def wps_et(folder: Path) -> Path:
    """A .et that is BIFF inside, which WPS writes when it keeps to Excel's way."""
    return _xls(folder / "台账.et")


@piece
def xls_named_xlsx(folder: Path) -> Path:
    return _xls(folder / "台账.xlsx")


def _xls(path: Path) -> Path:
    book = xlwt.Workbook(encoding="utf-8")
    sheet = book.add_sheet("儿童")
    day = xlwt.easyxf(num_format_str="yyyy-mm-dd")
    for number, row in enumerate([list(HEAD), *rows()]):
        for column, cell in enumerate(row):
            if isinstance(cell, date):
                sheet.write(number, column, cell, day)
            else:
                sheet.write(number, column, cell)
    book.save(str(path))
    return path


@piece
def xlsb_by_hand(folder: Path) -> Path:
    """The records of a small binary workbook, all cells as strings in place."""

    def record(kind: int, payload: bytes = b"") -> bytes:
        head = bytes([kind]) if kind < 128 else bytes([kind & 0x7F | 0x80, kind >> 7])
        size = len(payload)
        length = b""
        while True:
            length += bytes([size & 0x7F | (0x80 if size > 127 else 0)])
            size >>= 7
            if not size:
                return head + length + payload

    def wide(text: str) -> bytes:
        return struct.pack("<I", len(text)) + text.encode("utf-16le")

    body = b""
    for number, row in enumerate(text_grid()):
        body += record(0, struct.pack("<IIHHBI", number, 0, 300, 0, 0, 0) + b"")
        for column, text in enumerate(row):
            body += record(6, struct.pack("<II", column, 0) + wide(text))
    sheet = (
        record(129)
        + record(148, struct.pack("<IIII", 0, 3, 0, len(HEAD) - 1))
        + record(145)
        + body
        + record(146)
        + record(130)
    )
    book = (
        record(131)
        + record(143)
        + record(156, struct.pack("<II", 0, 1) + wide("rId1") + wide("儿童"))
        + record(144)
        + record(132)
    )
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    package = "http://schemas.openxmlformats.org/package/2006"
    path = folder / "台账.xlsb"
    with zipfile.ZipFile(path, "w") as target:
        target.writestr(
            "[Content_Types].xml",
            f'<Types xmlns="{package}/content-types"><Default Extension="rels" '
            'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/>'
            '<Override PartName="/xl/worksheets/sheet1.bin" ContentType="application/vnd.ms-excel.worksheet"/></Types>',
        )
        target.writestr(
            "_rels/.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/officeDocument" '
            'Target="xl/workbook.bin"/></Relationships>',
        )
        target.writestr(
            "xl/_rels/workbook.bin.rels",
            f'<Relationships xmlns="{package}/relationships"><Relationship Id="rId1" Type="{office}/worksheet" '
            'Target="worksheets/sheet1.bin"/></Relationships>',
        )
        target.writestr("xl/workbook.bin", book)
        target.writestr("xl/worksheets/sheet1.bin", sheet)
    return path


@by_office
def libreoffice_ods(folder: Path) -> Path:
    return convert(plain(folder, [list(HEAD), *rows()]), folder, "ods")


@by_office
def libreoffice_xls(folder: Path) -> Path:
    return convert(plain(folder, [list(HEAD), *rows()]), folder, "xls")


@by_office
def libreoffice_xlsx_from_ods(folder: Path) -> Path:
    ods = convert(plain(folder, [list(HEAD), *rows()]), folder, "ods")
    return convert(ods, folder, "xlsx")


@by_office
def libreoffice_html(folder: Path) -> Path:
    path = convert(plain(folder, [list(HEAD), *rows()]), folder, "html")
    return path.rename(folder / "导出.xls")


# Text


def _text(folder: Path, sign: str, encoding: str, name: str) -> Path:
    path = folder / name
    path.write_bytes("\r\n".join(sign.join(row) for row in text_grid()).encode(encoding))
    return path


@piece
def csv_utf8(folder: Path) -> Path:
    return _text(folder, ",", "utf-8", "台账.csv")


@piece
def csv_utf8_with_mark(folder: Path) -> Path:
    return _text(folder, ",", "utf-8-sig", "台账.csv")


@piece
def csv_gb18030(folder: Path) -> Path:
    return _text(folder, ",", "gb18030", "台账.csv")


@piece
def csv_utf16(folder: Path) -> Path:
    return _text(folder, ",", "utf-16", "台账.csv")


@piece
def tab_text_named_xls(folder: Path) -> Path:
    return _text(folder, "\t", "gb18030", "台账.xls")


@piece
def semicolon_text(folder: Path) -> Path:
    return _text(folder, ";", "utf-8", "台账.txt")


@piece
def csv_that_keeps_numbers_as_formulas(folder: Path) -> Path:
    path = folder / "台账.csv"
    grid = text_grid()
    for row in grid[1:]:
        row[4] = f'="{row[4]}"'
    path.write_text("\n".join(",".join(row) for row in grid), encoding="utf-8")
    return path


@piece
def html_named_xls(folder: Path) -> Path:
    lines = "".join(
        "<tr>" + "".join(f"<td style='mso-number-format:\\@'>{cell}</td>" for cell in row) + "</tr>"
        for row in text_grid()
    )
    title = f"<tr><td colspan={len(HEAD)}>{TITLE}</td></tr>"
    path = folder / "导出.xls"
    path.write_text(
        f"<html><head><meta charset=gbk></head><body><table>{title}{lines}</table>", encoding="gbk"
    )
    return path


@piece
def spreadsheetml_named_xls(folder: Path) -> Path:
    lines = "".join(
        "<Row>" + "".join(f'<Cell><Data ss:Type="String">{cell}</Data></Cell>' for cell in row) + "</Row>"
        for row in text_grid()
    )
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path = folder / "导出.xls"
    path.write_text(
        f'<?xml version="1.0"?><Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="儿童"><Table>'
        f"{lines}</Table></Worksheet></Workbook>",
        encoding="utf-8",
    )
    return path


# Packages


@piece
def strict_ooxml(folder: Path) -> Path:
    """ISO strict: other namespaces for everything."""
    spaces = (
        (
            b"http://schemas.openxmlformats.org/spreadsheetml/2006/main",
            b"http://purl.oclc.org/ooxml/spreadsheetml/main",
        ),
        (
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        ),
    )

    def change(name: str, xml: bytes) -> bytes:
        for old, new in spaces:
            xml = xml.replace(old, new)
        return xml.replace(b"<workbook ", b'<workbook conformance="strict" ', 1)

    return patched(plain(folder, [list(HEAD), *rows()]), change)


@piece
def dates_since_1904(folder: Path) -> Path:
    book = openpyxl.Workbook()
    book.epoch = openpyxl.utils.datetime.CALENDAR_MAC_1904
    for row in [list(HEAD), *rows()]:
        book.worksheets[0].append(row)
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@piece
def cells_and_rows_without_r(folder: Path) -> Path:
    return sheet_patched(
        plain(folder, [list(HEAD), *rows()]),
        lambda xml: re.sub(rb'(<(?:row|c)\b[^>]*?) r="[^"]*"', rb"\1", xml),
    )


@piece
def wrong_dimension(folder: Path) -> Path:
    return sheet_patched(
        plain(folder, [list(HEAD), *rows()]),
        lambda xml: re.sub(rb'<dimension ref="[^"]*"', b'<dimension ref="A1"', xml),
    )


@piece
def no_dimension(folder: Path) -> Path:
    return sheet_patched(
        plain(folder, [list(HEAD), *rows()]), lambda xml: re.sub(rb"<dimension[^>]*/>", b"", xml)
    )


@piece
def prefixed_names(folder: Path) -> Path:
    """Every element of the sheet with a prefix, as some Java libraries write."""

    def change(xml: bytes) -> bytes:
        xml = re.sub(rb"<(/?)(?!\?)([A-Za-z])", rb"<\1x:\2", xml)
        return xml.replace(b" xmlns=", b" xmlns:x=", 1)

    return sheet_patched(plain(folder, [list(HEAD), *rows()]), change)


@piece
def absolute_relations(folder: Path) -> Path:
    def change(name: str, xml: bytes) -> bytes:
        return (
            xml.replace(b'Target="worksheets/', b'Target="/xl/worksheets/') if name.endswith(".rels") else xml
        )

    return patched(plain(folder, [list(HEAD), *rows()]), change)


@piece
def macro_workbook(folder: Path) -> Path:
    def change(name: str, xml: bytes) -> bytes:
        return xml.replace(
            b"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml",
            b"application/vnd.ms-excel.sheet.macroEnabled.main+xml",
        )

    return patched(plain(folder, [list(HEAD), *rows()], name="台账.xlsm"), change)


@piece
def rich_text_and_phonetic_guides(folder: Path) -> Path:
    path = folder / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    bold = book.add_format({"bold": True})
    sheet.write_row(0, 0, HEAD)
    for number, row in enumerate(rows(), start=1):
        sheet.write_row(number, 0, row)
        sheet.write_rich_string(number, 3, bold, str(row[3])[0], str(row[3])[1:])
    book.close()

    def guided(name: str, xml: bytes) -> bytes:
        if not name.endswith("sharedStrings.xml"):
            return xml
        return re.sub(
            rb"(</r>)(</si>)", rb'\1<rPh sb="0" eb="1"><t>wang</t></rPh><phoneticPr fontId="1"/>\2', xml
        )

    return patched(path, guided)


@piece
def formulas_with_results(folder: Path) -> Path:
    path = folder / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, HEAD)
    for number, row in enumerate(rows(), start=1):
        sheet.write_row(number, 0, row)
        sheet.write_formula(number, 7, "=900+50", None, 950)
        sheet.write_formula(number, 0, '="滑"&"县"', None, "滑县")
    book.close()
    return path


@piece
def csv_with_an_unclosed_quotation_mark(folder: Path) -> Path:
    grid = text_grid()
    lines = [",".join(row) for row in grid[:1]] + [",".join(row) for row in grid[1:]]
    more = ["注：" + "，".join(f"第{at}条" for at in range(1, 3)) + "," for _ in range(8)]
    lines[1] = '"' + lines[1]
    (folder / "台账.csv").write_text("\n".join([*lines, *more]), encoding="utf-8")
    return folder / "台账.csv"


@piece
def csv_with_old_line_ends(folder: Path) -> Path:
    path = folder / "台账.csv"
    path.write_bytes("\r".join(",".join(row) for row in text_grid()).encode("gb18030"))
    return path


@piece
def encrypted(folder: Path) -> Path:
    source = plain(folder, [list(HEAD), *rows()], name="明.xlsx")
    path = folder / "台账.xlsx"
    with source.open("rb") as opened, path.open("wb") as target:
        OOXMLFile(opened).encrypt("Anyang2021", target)
    source.unlink()
    return path


# Layout


@piece
def title_and_line_in_pieces(folder: Path) -> Path:
    pieces = [
        "填报单位（盖章）：滑县民政局",
        None,
        "填报人：王会计",
        None,
        "填报日期：2021年5月5日",
        None,
        "单位：元",
    ]
    grid = [["附件2"], [TITLE], pieces, list(HEAD), *rows()]
    return plain(folder, grid, merged=("A2:H2", "A3:B3", "C3:D3", "E3:F3"))


@piece
def two_heading_rows(folder: Path) -> Path:
    top = [
        "县（市、区）",
        "乡镇（街道）",
        "行政村（社区）",
        "儿童情况",
        None,
        None,
        "父亲情况",
        "保障标准（元/月）",
    ]
    leaf = [None, None, None, "姓名", "身份证号", "出生日期", "姓名", None]
    return plain(folder, [[TITLE], top, leaf, *rows()], merged=("A2:A3", "B2:B3", "C2:C3", "D2:F2", "H2:H3"))


@piece
def three_heading_rows(folder: Path) -> Path:
    top = ["所在地", None, None, "儿童及家庭", None, None, None, "保障标准（元/月）"]
    middle = [None, None, None, "儿童情况", None, None, "父亲情况", None]
    leaf = [
        "县（市、区）",
        "乡镇（街道）",
        "行政村（社区）",
        "儿童姓名",
        "身份证号",
        "出生日期",
        "姓名",
        None,
    ]
    merged = ("A2:C3", "D2:G2", "D3:F3", "H2:H4")
    return plain(folder, [[TITLE], top, middle, leaf, *rows()], merged=merged)


@piece
def headings_full_of_signs(folder: Path) -> Path:
    head = [
        "* 县（市、区）",
        "乡　镇（街道）",
        "行政村\n（社区）",
        "儿童\n姓名*",
        "身份证号码（18位）",
        "出生日期（格式：2012-03-04）",
        "父亲姓名（必填）",
        "保障标准\n（单位：元/月）",
    ]
    return plain(folder, [head, *rows()])


@piece
def headings_in_other_words(folder: Path) -> Path:
    head = ["县区", "乡(镇)", "村(居)", "姓名", "公民身份号码", "出生年月", "父亲姓名", "保障标准"]
    return plain(folder, [[TITLE], head, *rows()])


@piece
def repeated_headings_and_spacers(folder: Path) -> Path:
    first, second, third = rows()
    return plain(folder, [[TITLE], list(HEAD), first, [], list(HEAD), second, [None, " "], third])


@piece
def a_sheet_for_each_township(folder: Path) -> Path:
    first, second, third = rows()
    return plain(folder, [[TITLE], list(HEAD), first, second], [[TITLE], list(HEAD), third])


@piece
def helper_and_hidden_sheets(folder: Path) -> Path:
    book = openpyxl.load_workbook(plain(folder, [list(HEAD), *rows()]))
    helper = book.create_sheet("下拉选项")
    for word in ("在册", "退出"):
        helper.append([word])
    helper.sheet_state = "veryHidden"
    notes = book.create_sheet("填表说明", 0)
    notes.append(["1.本表由县民政局填报", "2.每月5日前报", "3.金额按元", "4.姓名不缩写"])
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@piece
def subtotals_and_totals(folder: Path) -> Path:
    first, second, third = rows()
    sub = ["小计", None, None, None, None, None, None, 1900]
    total = [None, None, "合  计", "共3人", None, None, None, 2850]
    return plain(folder, [[TITLE], list(HEAD), first, second, sub, third, total])


@piece
def total_above_the_rows(folder: Path) -> Path:
    total = ["总计", None, None, "3人", None, None, None, 2850]
    return plain(folder, [[TITLE], list(HEAD), total, *rows()])


@piece
def footnotes_and_sign_off(folder: Path) -> Path:
    tail = [
        ["注：1.本表一式两份；2.金额按元填写。"],
        ["单位负责人：", None, "审核人：", None, "制表人：", None, "2021年5月5日"],
    ]
    return plain(
        folder, [[TITLE], [LINE], list(HEAD), *rows(), [], *tail], merged=("A1:H1", "A2:H2", "A8:H8")
    )


@piece
def family_cells_merged_down(folder: Path) -> Path:
    first, second, third = rows()
    second[:3] = [None, None, None]
    return plain(folder, [list(HEAD), first, second, third], merged=("A2:A3", "B2:B3", "C2:C3"))


@piece
def same_as_above(folder: Path) -> Path:
    first, second, third = rows()
    second[1], third[2] = "同上", "〃"
    return plain(folder, [list(HEAD), first, second, third])


@piece
def far_from_a1(folder: Path) -> Path:
    return plain(
        folder, [*[[]] * 8, [*[None] * 5, TITLE], *[[*[None] * 5, *row] for row in [list(HEAD), *rows()]]]
    )


@piece
def ten_thousand_empty_formatted_rows(folder: Path) -> Path:
    path = folder / "台账.xlsx"
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"})
    sheet = book.add_worksheet()
    border = book.add_format({"border": 1})
    for number, row in enumerate([list(HEAD), *rows()]):
        sheet.write_row(number, 0, row)
    for number in range(4, 10_004):
        for column in range(len(HEAD)):
            sheet.write_blank(number, column, None, border)
    book.close()
    return path


@piece
def hidden_rows_and_columns(folder: Path) -> Path:
    book = openpyxl.load_workbook(plain(folder, [list(HEAD), *rows()]))
    sheet = book.worksheets[0]
    sheet.row_dimensions[3].hidden = True
    sheet.column_dimensions["G"].hidden = True
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@piece
def left_over_filter_and_table(folder: Path) -> Path:
    book = openpyxl.load_workbook(plain(folder, [list(HEAD), *rows()]))
    sheet = book.worksheets[0]
    sheet.add_table(Table(displayName="表1", ref="A1:H4"))
    sheet.row_dimensions[2].hidden = True
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@piece
def protected_sheet(folder: Path) -> Path:
    book = openpyxl.load_workbook(plain(folder, [list(HEAD), *rows()]))
    sheet = book.worksheets[0]
    sheet.protection.sheet = True
    sheet.protection.password = "1234"
    sheet["A2"].protection = Protection(locked=True)
    sheet["A2"].font = Font(color="00FFFFFF")
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@piece
def two_ledgers_on_one_sheet(folder: Path) -> Path:
    care_head = [
        "县（市、区）",
        "乡镇（街道）",
        "行政村（社区）",
        "照料人姓名",
        "照料人身份证号",
        "被照料人姓名",
        "被照料人身份证号",
        "与被照料人关系",
    ]
    carer = ["滑县", "城关镇", "南街村", "王强", "410526195001011239", "王芳", NUMBERS[0], "祖父"]
    return plain(
        folder, [[TITLE], list(HEAD), *rows(), [], ["滑县照料人台账（2021年4月）"], care_head, carer]
    )


@piece
def leading_and_unknown_columns(folder: Path) -> Path:
    grid = [
        [None, "县内编码", *HEAD, "县里自己加的一列"],
        *[[None, f"HX{at}", *row, "x"] for at, row in enumerate(rows())],
    ]
    return plain(folder, [[TITLE], *grid])


# Cells


@piece
def full_width_blanks_and_marks(folder: Path) -> Path:
    wide = {ord("0") + at: chr(ord("０") + at) for at in range(10)} | {ord("X"): "ｘ"}
    return plain(
        folder,
        [
            list(HEAD),
            *rows(
                c3=lambda at, name: f"\u3000{name[0]} {name[1]}\u00a0",
                c4=lambda at, number: number.translate(wide),
            ),
        ],
    )


@piece
def apostrophes_and_zero_width(folder: Path) -> Path:
    return plain(
        folder,
        [list(HEAD), *rows(c4=lambda at, number: f"'{number}\u200b", c0=lambda at, county: f"{county}\n")],
    )


@piece
def dates_in_many_spellings(folder: Path) -> Path:
    spellings = ("2012年3月4日", "2014.3.12", "20150506")
    return plain(folder, [list(HEAD), *rows(c5=lambda at, day: spellings[at])])


@piece
def dates_as_serial_numbers(folder: Path) -> Path:
    return plain(folder, [list(HEAD), *rows(c5=lambda at, day: (day - date(1899, 12, 30)).days)])


@piece
def dates_with_time(folder: Path) -> Path:
    return plain(
        folder, [list(HEAD), *rows(c5=lambda at, day: datetime(day.year, day.month, day.day, 9, 30))]
    )


@piece
def money_with_units(folder: Path) -> Path:
    return plain(folder, [list(HEAD), *rows(c7=lambda at, amount: ("950元", "￥950.00", "950元/月")[at])])


@piece
def everything_in_ten_thousands(folder: Path) -> Path:
    head = [*HEAD[:-1], "保障标准（万元/月）"]
    return plain(folder, [head, *rows(c7=lambda at, amount: 0.095)])
