"""Two processes read what one reads: the same tables, labels, notes and facts, in the same order."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from tests.reading.gallery import GALLERY
from xltools import beside
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading import read as reading
from xltools.reading.folder import Found

discover_all()

#: Children with notes, totals, several sheets and other programs' files.
PIECES = ("same_as_above", "hidden_rows_and_columns", "dates_since_1904", "strict_ooxml")


@pytest.fixture
def found(tmp_path: Path) -> list[Found]:
    files = []
    for name, piece in GALLERY.items():
        folder = tmp_path / name
        folder.mkdir()
        path = piece(folder)
        files.append(Found(path, f"{name}/{path.name}"))
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04")
    return [*files[:5], Found(tmp_path / "坏.xlsx", "坏.xlsx"), *files[5:]]


def read(found: list[Found], here: list[str] | None = None) -> Book:
    """`here` is told the names of the files that this process reads."""
    progress = None if here is None else here.append
    return reading.read_files(found, ledgers(), password="Anyang2021", progress=progress)


def told(book: Book) -> list[Any]:
    """Everything in a book that is no table, as text: fields and kinds are told by name."""
    rest = (
        book.notes,
        book.facts,
        book.files,
        book.periods,
        book.sheet_order,
        book.widths,
        book.added,
        book.sheets,
    )
    return [repr(one) for one in rest]


def check_same(one: Book, other: Book) -> None:
    assert told(one) == told(other)
    assert list(one.tables) == list(other.tables)
    for name, table in one.tables.items():
        again = other.tables[name]
        for frame in ("frame", "written", "origins", "others"):
            pd.testing.assert_frame_equal(getattr(table, frame), getattr(again, frame))
        assert (table.notes, repr(table.parts)) == (again.notes, repr(again.parts))


def test_two_processes_read_what_one_reads(found: list[Found], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    alone = read(found)
    monkeypatch.setattr(reading, "_MUCH", 0)
    here: list[str] = []
    helped = read(found, here)
    assert 0 < len(here) < len(found)
    check_same(alone, helped)
    assert helped.facts[0].headings[0].field is alone.facts[0].headings[0].field
    assert helped[Child].labels.is_unique
    assert [file.path for file in helped.files if not file.opened] == ["坏.xlsx"]


def test_a_helper_that_fails_leaves_its_files_to_the_other(
    found: list[Found], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = read(found)
    start = beside.start
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(reading, "_MUCH", 0)
    monkeypatch.setattr(beside, "start", lambda module: start("xltools.no_such_module"))
    here: list[str] = []
    check_same(alone, read(found, here))
    assert len(here) == len(found)
