"""Every piece of the gallery reads back to the same three children, and every row is kept or reported."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.reading.gallery import BIRTHS, GALLERY, NAMES, NUMBERS, OFFICE, Piece
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.folder import Found
from xltools.reading.read import read_files
from xltools.reading.workbook import open_workbook

discover_all()

#: Notes that a piece must give besides the missing columns (F03), which all have.
NOTES = {
    "hidden_rows_and_columns": {"F05"},
    "left_over_filter_and_table": {"F05"},
    "same_as_above": {"F13"},
    "full_width_blanks_and_marks": {"P11"},
}


def read(path: Path) -> Book:
    return read_files([Found(path, path.name)], ledgers(), password="Anyang2021")


def check(name: str, path: Path) -> None:
    book = read(path)
    children = book[Child]
    assert children[Child.child_name].tolist() == list(NAMES)
    assert children[Child.child_id].tolist() == list(NUMBERS)
    assert [day.date() for day in children[Child.birth_date]] == list(BIRTHS)
    assert children[Child.county].tolist() == ["滑县"] * 3
    assert children[Child.township].tolist() == ["城关镇"] * 3
    assert children[Child.village].tolist() == ["南街村"] * 3
    assert children[Child.father_name].tolist() == ["王父", "李父", "赵父"]
    assert children[Child.std_amount].tolist() == [950.0] * 3
    assert {note.code for note in book.notes} - {"F03"} == NOTES.get(name, set())
    check_rows(book, path)


def check_rows(book: Book, path: Path) -> None:
    """Every filled row of every sheet is kept or told by what it is."""
    sheets = open_workbook(path.read_bytes(), "Anyang2021")
    assert [one.sheet for one in book.sheets] == [sheet.name for sheet in sheets]
    for one, sheet in zip(book.sheets, sheets, strict=True):
        filled = sum(any(str(cell).strip() for cell in row) for row in sheet.rows)
        assert one.filled == filled == one.kept + sum(one.passed.values())
        assert bool(one.told) == (filled > 0 and not one.ledgers)
    assert sum(one.kept for one in book.sheets) == sum(len(table) for table in book.tables.values())


@pytest.mark.parametrize("piece", GALLERY.values(), ids=GALLERY.keys())
def test_the_same_three_children(piece: Piece, tmp_path: Path) -> None:
    check(piece.__name__, piece(tmp_path))


@pytest.mark.slow
@pytest.mark.parametrize("piece", OFFICE.values(), ids=OFFICE.keys())
def test_the_same_three_children_by_libreoffice(piece: Piece, tmp_path: Path) -> None:
    check(piece.__name__, piece(tmp_path))


def test_the_gallery_is_large() -> None:
    assert len(GALLERY) + len(OFFICE) >= 50
