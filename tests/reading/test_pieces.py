"""What the scan of a sheet's XML finds is the same however the XML is cut into pieces."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
import xlsxwriter

from tests.reading.agreement import the_long_way
from xltools.reading.sheet import RawSheet
from xltools.reading.workbook import open_workbook
from xltools.reading.xlsx import package


def workbook(path: Path) -> bytes:
    """Error cells, formulas without a result, hidden rows and columns, spread over many rows."""
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("表")
    for row in range(200):
        sheet.write_row(row, 0, [f"某{row}", row, "row>"])
        if row % 7 == 0:
            sheet.write_formula(row, 3, "=NA()", None, "#N/A")
        if row % 11 == 0:
            sheet.write_formula(row, 4, "=A1", None, "")
        if row % 13 == 0:
            sheet.set_row(row, None, None, {"hidden": True})
    sheet.set_column(2, 2, None, None, {"hidden": True})
    book.close()
    return path.read_bytes()


@pytest.mark.parametrize("read", [open_workbook, the_long_way], ids=["at once", "the long way"])
@pytest.mark.parametrize("step", [64, 1000, 4096])
def test_pieces_of_any_size_tell_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: int, read: Callable[[bytes], list[RawSheet]]
) -> None:
    content = workbook(tmp_path / "表.xlsx")
    (whole,) = read(content)
    monkeypatch.setattr(package, "STEP", step)
    (pieces,) = read(content)
    assert set(whole.errors) == {(row + 1, 4) for row in range(0, 200, 7)}
    assert whole.hidden_rows == {row + 1 for row in range(0, 200, 13)}
    assert whole.hidden_columns == {3}
    for fact in ("rows", "errors", "uncalculated", "hidden_rows", "hidden_columns", "merged"):
        assert getattr(pieces, fact) == getattr(whole, fact), fact
