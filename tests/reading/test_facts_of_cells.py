"""What the value reader drops: error cells, formulas without results, hidden rows, with and without addresses."""

from __future__ import annotations

import re
from pathlib import Path

import openpyxl
import pytest

from tests.reading.gallery import HEAD, NAMES, patched, rows, sheet_patched
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.folder import Found
from xltools.reading.libraries import read_calamine
from xltools.reading.read import read_files
from xltools.reading.sheet import CannotOpen

discover_all()


def workbook(folder: Path) -> Path:
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    for row in [list(HEAD), *rows()]:
        sheet.append(row)
    sheet["H2"] = "=900+50"
    sheet["G3"] = "#REF!"
    sheet["G3"].data_type = "e"
    sheet.row_dimensions[4].hidden = True
    book.save(folder / "滑县.xlsx")
    return folder / "滑县.xlsx"


def without_addresses(path: Path) -> Path:
    return sheet_patched(path, lambda xml: re.sub(rb' r="[A-Z]*\d+"', b"", xml))


def read(path: Path) -> Book:
    return read_files([Found(path, path.name)], ledgers())


@pytest.mark.parametrize("addresses", [True, False])
def test_each_is_a_note_that_names_its_cell(tmp_path: Path, addresses: bool) -> None:
    path = workbook(tmp_path)
    book = read(path if addresses else without_addresses(path))
    assert len(book[Child]) == 3
    assert {(note.place.cell, note.value) for note in book.noted("F10")} == {
        ("H2", "（公式没有计算结果）"),
        ("G3", "#REF!"),
    }
    assert book[Child][Child.std_amount].isna().tolist() == [True, False, False]
    assert [note.words["处"] for note in book.noted("F05")] == ["工作表“Sheet”第4行"]


def _dangling(name: str, part: bytes) -> bytes:
    """A sheet whose part is missing, as programs leave behind that delete sheets carelessly."""
    office = b"http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    sheet = b'<sheet xmlns:r="' + office + b'" name="gone" sheetId="9" r:id="rId99"/>'
    relation = b'<Relationship Id="rId99" Type="' + office + b'/worksheet" Target="worksheets/gone.xml"/>'
    if name == "xl/workbook.xml":
        return part.replace(b"</sheets>", sheet + b"</sheets>")
    return (
        part.replace(b"</Relationships>", relation + b"</Relationships>")
        if "workbook.xml.rels" in name
        else part
    )


def test_what_one_library_refuses_another_reads(tmp_path: Path) -> None:
    path = patched(workbook(tmp_path), _dangling)
    with pytest.raises(CannotOpen):
        read_calamine(path.read_bytes())
    book = read(path)
    assert book[Child][Child.child_name].tolist() == list(NAMES)
    assert {note.place.cell for note in book.noted("F10")} == {"H2", "G3"}
