"""Files that want to do harm: each gives a clear sentence or is read, in bounded time and memory, without a traceback."""

from __future__ import annotations

import io
import resource
import struct
import subprocess
import sys
import zipfile
from collections.abc import Callable, Iterable
from itertools import chain, repeat
from pathlib import Path

import openpyxl
import pytest

from tests.reading.gallery import HEAD, patched, plain, rows, sheet_patched, xlsb_by_hand
from xltools.reading.apart import read_apart
from xltools.reading.sheet import CannotOpen

_SECONDS = 60
_BYTES = 2 << 30
_SPACE = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"

Maker = Callable[[Path], Path]
HOSTILE: dict[str, Maker] = {}


def hostile(function: Maker) -> Maker:
    HOSTILE[function.__name__] = function
    return function


def ledger(folder: Path) -> Path:
    return plain(folder, [list(HEAD), *rows()])


@hostile
def cut_off(folder: Path) -> Path:
    path = ledger(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 3])
    return path


@hostile
def one_byte_wrong(folder: Path) -> Path:
    path = ledger(folder)
    content = bytearray(path.read_bytes())
    content[len(content) // 2] ^= 0xFF
    path.write_bytes(content)
    return path


def _with_sheet(folder: Path, pieces: Iterable[bytes]) -> Path:
    """A ledger whose sheet is so long that it is written piece by piece."""
    path = ledger(folder)
    source = zipfile.ZipFile(io.BytesIO(path.read_bytes()))
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            if name != "xl/worksheets/sheet1.xml":
                target.writestr(name, source.read(name))
        with target.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for piece in pieces:
                part.write(piece)
    return path


@hostile
def zip_bomb(folder: Path) -> Path:
    """One sheet of 2 GiB of blanks, 2 MB when packed."""
    return _with_sheet(folder, repeat(b" " * (1 << 24), 128))


@hostile
def entity_bomb(folder: Path) -> Path:
    bomb = "".join(
        f'<!ENTITY a{at} "{"&a" + str(at - 1) + ";" if at else "x"}'.replace(
            '"&', '"' + f"&a{at - 1};" * 9 + "&"
        )
        + '">'
        for at in range(1, 10)
    )
    doctype = f'<!DOCTYPE x [<!ENTITY a0 "lol">{bomb}]>'.encode()

    def change(name: str, xml: bytes) -> bytes:
        if name not in ("xl/workbook.xml", "xl/worksheets/sheet1.xml"):
            return xml
        head, _, rest = xml.partition(b"?>")
        body = rest if rest else head
        start = head + b"?>" if rest else b'<?xml version="1.0"?>'
        return start + doctype + body.replace(b"<t>", b"<t>&a9;", 1)

    return patched(ledger(folder), change)


@hostile
def external_entity(folder: Path) -> Path:
    secret = folder / "秘密.txt"
    secret.write_text("SECRET-CONTENT", encoding="utf-8")
    doctype = f'<!DOCTYPE x [<!ENTITY e SYSTEM "{secret.as_uri()}">]>'.encode()

    def change(name: str, xml: bytes) -> bytes:
        if name == "xl/sharedStrings.xml":
            return b'<?xml version="1.0"?>' + doctype + xml.split(b"?>")[-1].replace(b"<t>", b"<t>&e;", 1)
        return xml

    return patched(ledger(folder), change)


@hostile
def a_million_columns(folder: Path) -> Path:
    path = folder / "台账.csv"
    path.write_text(",".join(f"列{at}" for at in range(1_000_000)) + "\n" + "," * 999_999, encoding="utf-8")
    return path


@hostile
def a_cell_far_beyond_the_grid(folder: Path) -> Path:
    return sheet_patched(
        ledger(folder),
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="1048576"><c r="XFD1048576"><v>1</v></c></row></sheetData>'
        ),
    )


@hostile
def a_row_number_beyond_all_bounds(folder: Path) -> Path:
    return sheet_patched(
        ledger(folder),
        lambda xml: xml.replace(
            b"</sheetData>", b'<row r="4294967295"><c r="A4294967295"><v>1</v></c></row></sheetData>'
        ),
    )


@hostile
def a_sheet_of_formulas(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [list(HEAD), *rows()]:
        sheet.append(row)
    for row in range(5, 3000):
        for column in range(1, 9):
            sheet.cell(row, column, f"=A{row - 1}&B{row - 1}")
    book.save(folder / "台账.xlsx")
    return folder / "台账.xlsx"


@hostile
def relations_in_a_circle(folder: Path) -> Path:
    def change(name: str, xml: bytes) -> bytes:
        if name == "xl/_rels/workbook.xml.rels":
            return xml.replace(b"worksheets/sheet1.xml", b"../xl/workbook.xml").replace(b"/xl//xl", b"/xl")
        return xml

    return patched(ledger(folder), change)


@hostile
def names_with_path_tricks(folder: Path) -> Path:
    path = ledger(folder)
    with zipfile.ZipFile(path, "a") as package:
        package.writestr("../../../escaped.xml", b"x")
        package.writestr("/etc/escaped.xml", b"x")
    return path


@hostile
def twenty_thousand_members(folder: Path) -> Path:
    path = ledger(folder)
    with zipfile.ZipFile(path, "a") as package:
        for at in range(20_000):
            package.writestr(f"xl/media/{at}.png", b"")
    return path


@hostile
def a_hundred_thousand_merged_ranges(folder: Path) -> Path:
    ranges = "".join(f'<mergeCell ref="A{at}:XFD{at}"/>' for at in range(10, 20_010))
    return sheet_patched(
        ledger(folder),
        lambda xml: xml.replace(
            b"</sheetData>", b"</sheetData><mergeCells>" + ranges.encode() + b"</mergeCells>"
        ),
    )


@hostile
def html_with_a_huge_span(folder: Path) -> Path:
    path = folder / "台账.xls"
    path.write_text(
        "<table><tr><td colspan=999999999 rowspan=999999999>滑县</td></tr><tr><td>儿童姓名</td></tr></table>",
        encoding="utf-8",
    )
    return path


@hostile
def spreadsheetml_with_a_huge_index(folder: Path) -> Path:
    space = "urn:schemas-microsoft-com:office:spreadsheet"
    path = folder / "台账.xls"
    path.write_text(
        f'<Workbook xmlns="{space}" xmlns:ss="{space}"><Worksheet ss:Name="a"><Table><Row ss:Index="999999999">'
        '<Cell ss:Index="999999999"><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet></Workbook>',
        encoding="utf-8",
    )
    return path


@hostile
def a_text_of_one_enormous_cell(folder: Path) -> Path:
    path = folder / "台账.csv"
    path.write_text('儿童姓名,身份证号,乡镇\n"' + "长" * 300_000 + '",1,2\n', encoding="utf-8")
    return path


@hostile
def utf16_cut_in_a_character(folder: Path) -> Path:
    path = folder / "台账.csv"
    path.write_bytes("儿童姓名,身份证号\n王芳,1".encode("utf-16")[:-1])
    return path


@hostile
def spreadsheetml_with_a_word_for_an_index(folder: Path) -> Path:
    path = spreadsheetml_with_a_huge_index(folder)
    path.write_text(path.read_text(encoding="utf-8").replace("999999999", "abc"), encoding="utf-8")
    return path


@hostile
def columns_without_numbers(folder: Path) -> Path:
    return sheet_patched(
        ledger(folder),
        lambda xml: xml.replace(
            b"<sheetData>", b'<cols><col min="x" max="-1" hidden="1"/><col hidden="1"/></cols><sheetData>', 1
        ),
    )


@hostile
def a_binary_workbook_with_a_cell_far_away(folder: Path) -> Path:
    """Its library would ask for half a terabyte and take the process with it."""
    path = xlsb_by_hand(folder)
    row = struct.pack("<IIHHBI", 1_048_575, 0, 300, 0, 0, 0)
    cell = struct.pack("<IId", 16_383, 0, 1.0)
    far = bytes([0, len(row)]) + row + bytes([5, len(cell)]) + cell
    end_of_data = b"\x92\x01"
    return patched(
        path,
        lambda name, part: part.replace(end_of_data, far + end_of_data) if "sheet1.bin" in name else part,
    )


@hostile
def an_open_document_with_a_cell_far_away(folder: Path) -> Path:
    office = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{office}:{name}:1.0"' for name in ("office", "table", "text"))
    blank = '<table:table-cell table:number-columns-repeated="16000"/>'
    cell = '<table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell>'
    path = folder / "台账.ods"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        package.writestr(
            "META-INF/manifest.xml",
            f'<?xml version="1.0"?><m:manifest xmlns:m="{office}:manifest:1.0"></m:manifest>',
        )
        package.writestr(
            "content.xml",
            f'<?xml version="1.0"?><office:document-content {spaces}><office:body><office:spreadsheet>'
            f'<table:table table:name="a"><table:table-row table:number-rows-repeated="1000000">{blank}</table:table-row>'
            f"<table:table-row>{blank}{cell}</table:table-row></table:table>"
            "</office:spreadsheet></office:body></office:document-content>",
        )
    return path


@hostile
def a_row_that_never_ends(folder: Path) -> Path:
    """400 MB of one row: whoever waits for its end holds all of it, many times."""
    head = f'<worksheet xmlns="{_SPACE}"><sheetData><row r="1">'.encode()
    return _with_sheet(folder, chain([head], repeat(b'<c r="A1"/>' * 100_000, 380)))


@hostile
def a_million_errors_without_a_value(folder: Path) -> Path:
    """Whoever looks for a value from each of them on reads everything a million times."""
    row = b'<row r="%d">' + b'<c t="e" r="A1"/>' * 5_000 + b"</row>"
    rows = (row.replace(b"%d", b"%d" % number) for number in range(1, 201))
    return _with_sheet(
        folder, [f'<worksheet xmlns="{_SPACE}"><sheetData>'.encode(), *rows, b"</sheetData></worksheet>"]
    )


@hostile
def texts_that_end_before_they_begin(folder: Path) -> Path:
    def change(name: str, part: bytes) -> bytes:
        tricky = b"</si>" * 300_000 + b"<si>" * 300_000
        return part.replace(b"</sst>", tricky + b"</sst>") if name == "xl/sharedStrings.xml" else part

    return patched(ledger(folder), change)


@hostile
def a_text_of_beginnings(folder: Path) -> Path:
    def change(name: str, part: bytes) -> bytes:
        tricky = b"<si><r>" + b"<rPh><t" * 200_000 + b"</r></si>"
        return part.replace(b"</sst>", tricky + b"</sst>") if name == "xl/sharedStrings.xml" else part

    return patched(ledger(folder), change)


@hostile
def a_web_page_of_many_rows(folder: Path) -> Path:
    path = folder / "台账.xls"
    cells = "<td>滑县</td>" * 20
    path.write_text(f"<table>{f'<tr>{cells}</tr>' * 60_000}</table>", encoding="utf-8")
    return path


def _bounded() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (_BYTES + (2 << 30), _BYTES + (2 << 30)))


@pytest.mark.slow
@pytest.mark.parametrize("maker", HOSTILE.values(), ids=HOSTILE.keys())
def test_no_harm(maker: Maker, tmp_path: Path) -> None:
    path = maker(tmp_path)
    good = plain(tmp_path, [list(HEAD), *rows()], name="好.xlsx")
    before = path.read_bytes()
    done = subprocess.run(
        [
            sys.executable,
            "-c",
            _PROGRAM,
            str(path),
            str(good),
            "--period",
            "2021-04",
            "--output",
            str(tmp_path / "结果"),
        ],
        capture_output=True,
        text=True,
        timeout=_SECONDS,
        cwd=tmp_path,
        check=False,
        preexec_fn=_bounded,
    )
    told = done.stdout + done.stderr
    assert "Traceback" not in told, told[-2000:]
    assert "程序出了故障" not in told, told[-2000:]
    assert "SECRET-CONTENT" not in told
    assert done.returncode in (0, 1, 2), told[-500:]
    peak = int(done.stderr.rsplit("PEAK", 1)[1]) if "PEAK" in done.stderr else 0
    assert 0 < peak < _BYTES // 1024, told[-500:]
    assert (tmp_path / "结果" / "好.校验.xlsx").exists(), told[-500:]
    assert path.read_bytes() == before
    for escaped in (tmp_path.parent / "escaped.xml", Path("/etc/escaped.xml")):
        assert not escaped.exists()


#: Runs the command and says how much memory it took (KiB).
_PROGRAM = """
import atexit, resource, sys
atexit.register(lambda: print("PEAK", resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr))
sys.argv = ["xltools", "validate", *sys.argv[1:]]
from xltools.cli import main
main()
"""


def test_a_reader_that_stops_for_another_reason_is_not_called_too_big(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("xltools.reading.apart.sys.executable", "/bin/false")
    with pytest.raises(CannotOpen) as told:
        read_apart(b"")
    assert told.value.reason == "读它的程序意外停止了"
