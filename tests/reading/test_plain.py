"""The quick reader of .xlsx gives cell by cell what the library gives, or leaves the file alone."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.reading.agreement import check_agreement, the_long_way
from tests.reading.gallery import GALLERY, HEAD, patched, plain, rows, sheet_patched
from xltools.reading.workbook import open_workbook
from xltools.reading.xlsx.package import Package
from xltools.reading.xlsx.plain import read_plain
from xltools.reading.xlsx.tags import NotPlain

#: Pieces of the gallery that are .xlsx and written in a way that only the long way knows.
UNCOMMON = {
    "cells_and_rows_without_r",
    "dates_since_1904",
    "prefixed_names",
}

DAY_FORMATS = ("yyyy-mm-dd", 'yyyy"年"m"月"', "m/d/yy h:mm")
FORMATS = (None, "@", "0.00", "#,##0.0_ ;[Red]-#,##0", "General", '0"日"', *DAY_FORMATS)
signs = st.sampled_from("王芳县a1 \u3000\n\t&<>\"'_x000D_;]％é𠀀")
texts = st.text(signs, max_size=12) | st.text(st.characters(exclude_categories=("Cs", "Cc")), max_size=8)
numbers = (
    st.integers(-(10**20), 10**20)
    | st.integers(0, 100_000)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.sampled_from([4.10522e17, 0.1, 950.5, 44260.5, 0.25, 60, 61, 2_958_465])
)
cells = (
    st.none()
    | texts
    | st.tuples(numbers, st.sampled_from(FORMATS))
    | st.booleans()
    | st.sampled_from(["=NA()", "=A1", '="是"', "=1+1"])
)
grids = st.lists(st.lists(cells, max_size=6), max_size=6)


def written(grid: list[list[Any]], first: tuple[int, int], shared: bool) -> bytes:
    """A workbook of these cells; formulas keep the result that their text asks for."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"constant_memory": not shared, "strings_to_formulas": False})
    sheet = book.add_worksheet("表")
    formats = {code: book.add_format({"num_format": code} if code else {}) for code in FORMATS}
    results = {"=NA()": "#N/A", "=A1": "", '="是"': "是", "=1+1": 2}
    for down, line in enumerate(grid, start=first[0]):
        for across, cell in enumerate(line, start=first[1]):
            if cell is None:
                sheet.write_blank(down, across, None, formats["@"])
            elif isinstance(cell, tuple):
                sheet.write_number(down, across, cell[0], formats[cell[1]])
            elif isinstance(cell, bool):
                sheet.write_boolean(down, across, cell)
            elif cell in results:
                sheet.write_formula(down, across, cell, None, results[cell])
            else:
                sheet.write_string(down, across, cell)
    book.close()
    return out.getvalue()


@settings(max_examples=150, deadline=None)
@given(grids, st.tuples(st.integers(0, 20), st.integers(0, 30)), st.booleans())
def test_any_cells_are_the_librarys(grid: list[list[Any]], first: tuple[int, int], shared: bool) -> None:
    content = written(grid, first, shared)
    try:
        check_agreement(content)
    except NotPlain:
        # Only moments that the two count in different ways are left to the library.
        assert any(
            isinstance(cell, tuple) and cell[1] in DAY_FORMATS and not 61 <= cell[0] < 2_958_466
            for line in grid
            for cell in line
        )


@pytest.mark.parametrize("piece", GALLERY.values(), ids=GALLERY.keys())
def test_the_gallery_is_the_librarys(piece: Callable[[Path], Path], tmp_path: Path) -> None:
    content = piece(tmp_path).read_bytes()
    if content[:2] != b"PK" or b"worksheets/" not in content or b".bin" in content:
        pytest.skip("no .xlsx")
    try:
        check_agreement(content)
    except NotPlain:
        assert piece.__name__ in UNCOMMON
    else:
        assert piece.__name__ not in UNCOMMON


@pytest.mark.parametrize("number", range(60))
def test_excels_own_formats(number: int) -> None:
    check_format({"num_format": number})


@pytest.mark.parametrize(
    "code",
    [
        "yyyy-mm-dd",
        "m月d日",
        '0.00"元"',
        "[Red]0.00",
        "[$-804]yyyy年m月",
        "上午/下午h:mm",
        "0;yyyy",
        "\\d0",
        "_d0",
        "General",
        "G/通用格式",
        "AM/PM",
        "0.00E+00",
        "# ?/?",
        "[DBNum1]0",
        "[h]:mm",
        "[ss]",
        "h:mm:ss",
        "aaaa",
    ],
)
def test_own_formats(code: str) -> None:
    check_format({"num_format": code})


def check_format(properties: dict[str, Any]) -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("表").write_number(0, 0, 44260, book.add_format(properties))
    book.close()
    (sheet,) = the_long_way(out.getvalue())
    try:
        check_agreement(out.getvalue())
    except NotPlain:
        assert isinstance(sheet.cell(1, 1), timedelta)


def test_days_and_moments() -> None:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("表").write_row(
        0, 0, [44260, 44260.75, 0.5], book.add_format({"num_format": "yyyy-m-d"})
    )
    book.close()
    (sheet,) = read_plain(Package(out.getvalue()))
    assert sheet.rows == [[date(2021, 3, 5), datetime(2021, 3, 5, 18), time(12)]]


def _comment(xml: bytes) -> bytes:
    return xml.replace(b"</row>", b"<!-- </row><row/> --></row>", 1)


def _marked_section(xml: bytes) -> bytes:
    return re.sub(rb"<v>([^<]*)</v>", rb"<v><![CDATA[\1]]></v>", xml)


def _no_addresses(xml: bytes) -> bytes:
    return re.sub(rb' r="[A-Z]+\d+"', b"", xml)


def _prefix(xml: bytes) -> bytes:
    named = re.sub(rb"<(/?)(?=\w)", rb"<\1x:", xml)
    return named.replace(b"xmlns=", b"xmlns:x=", 1).replace(b"<x:?", b"<?")


def _other_order(xml: bytes) -> bytes:
    return re.sub(rb'<c (r="[A-Z]+\d+")( [^>/]*)', rb"<c\2 \1", xml)


def _single_quotes(xml: bytes) -> bytes:
    return re.sub(rb'<c r="([A-Z]+\d+)"', rb"<c r='\1'", xml)


def _rows_turned(xml: bytes) -> bytes:
    lines = re.findall(rb"<row .*?</row>", xml, re.S)
    return xml.replace(b"".join(lines), b"".join(reversed(lines)))


def _another_row(xml: bytes) -> bytes:
    return xml.replace(b'<c r="A2"', b'<c r="A9"')


WAYS = [_comment, _marked_section, _no_addresses, _prefix, _other_order, _single_quotes, _rows_turned]
WAYS += [_another_row]


@pytest.mark.parametrize("way", WAYS)
def test_other_ways_are_left_alone(way: Callable[[bytes], bytes], tmp_path: Path) -> None:
    path = sheet_patched(plain(tmp_path, [list(HEAD), *rows()]), way)
    content = path.read_bytes()
    with pytest.raises(NotPlain):
        read_plain(Package(content))
    assert [sheet.rows for sheet in open_workbook(content)] == [sheet.rows for sheet in the_long_way(content)]


def test_row_numbers_may_come_last(tmp_path: Path) -> None:
    path = sheet_patched(
        plain(tmp_path, [list(HEAD), *rows()]),
        lambda xml: re.sub(rb'<row (r="\d+")([^>]*)>', rb'<row hidden="false"\2 \1>', xml),
    )
    check_agreement(path.read_bytes())


@pytest.mark.parametrize(
    "texts",
    [
        b'<si><r><t>\xe7\x8e\x8b</t></r><r><rPr/><t xml:space="preserve"> \xe8\x8a\xb3</t></r></si>',
        b'<si><t>\xe7\x8e\x8b</t><rPh sb="0" eb="1"><t>wang</t></rPh></si>',
        b"<si><t> a </t></si>",
        b'<si><t xml:space="preserve"> a\r\nb_x000D_ </t></si>',
        b"<si>\n <t>&lt;&#x738B;&#33;&amp;amp;</t>\n</si>",
        b"<si/>",
        b"<si><t/></si>",
        b"<si><t></t></si>",
    ],
)
def test_shared_texts(texts: bytes, tmp_path: Path) -> None:
    path = plain(tmp_path, [["某"]])

    def put(name: str, part: bytes) -> bytes:
        return re.sub(rb"<si>.*?</si>", lambda _: texts, part) if name.endswith("sharedStrings.xml") else part

    check_agreement(patched(path, put).read_bytes())
