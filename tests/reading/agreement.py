"""What the quick reader of .xlsx and the library with the scan beside it give for the same bytes."""

from __future__ import annotations

from xltools.reading.libraries import read_calamine
from xltools.reading.sheet import RawSheet
from xltools.reading.xlsx.package import Package
from xltools.reading.xlsx.plain import read_plain
from xltools.reading.xlsx.sidecar import Sidecar

FACTS = ("hidden", "errors", "uncalculated", "hidden_rows", "hidden_columns", "merged")


def the_long_way(content: bytes) -> list[RawSheet]:
    sidecar = Sidecar(Package(content))
    sidecar.check()
    sheets = read_calamine(content)
    for sheet in sheets:
        sidecar.complete(sheet)
    return sheets


def check_agreement(content: bytes) -> None:
    """Every cell, with its type, and every fact. Raises NotPlain where the quick reader leaves the file alone."""
    quick = read_plain(Package(content))
    slow = the_long_way(content)
    assert [sheet.name for sheet in quick] == [sheet.name for sheet in slow]
    for one, other in zip(quick, slow, strict=True):
        for fact in FACTS:
            assert getattr(one, fact) == getattr(other, fact), (one.name, fact)
        assert list(map(_told, one.rows)) == list(map(_told, other.rows))


def _told(row: list[object]) -> list[str]:
    """Cells with their types (1, 1.0 and True are equal), up to the last that is not empty: an empty text makes the
    library's rows longer."""
    told = [f"{type(cell).__name__} {cell!r}" for cell in row]
    while told and told[-1] == "str ''":
        told.pop()
    return told
