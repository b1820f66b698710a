"""Every kind of ledger is told from all others by its headings alone."""

from __future__ import annotations

from pathlib import Path

import openpyxl
import pytest

from xltools.ledgers.allocation import Allocation
from xltools.model.discovery import discover_all
from xltools.model.kind import LedgerKind, ledgers
from xltools.reading.folder import Found
from xltools.reading.read import read_files
from xltools.reading.recognise import locate
from xltools.reading.sheet import RawSheet

discover_all()


def _found(headings: list[str], title: str = "") -> type[LedgerKind]:
    located = locate(RawSheet("Sheet1", [headings, ["1"] * len(headings)]), ledgers(), title=title)
    assert located is not None, headings
    assert [column.number for column in located.columns] == list(range(1, len(headings) + 1))
    return located.kind


@pytest.mark.parametrize("kind", ledgers(), ids=lambda kind: kind.kind_name)
class TestKinds:
    def test_by_all_its_headings(self, kind: type[LedgerKind]) -> None:
        assert _found([field.heading for field in kind.fields.values()]) is kind

    def test_by_its_required_headings(self, kind: type[LedgerKind]) -> None:
        assert _found([field.heading for field in kind.required()]) is kind

    def test_by_the_headings_that_clerks_write(self, kind: type[LedgerKind]) -> None:
        written = [next(iter(field.aliases), field.heading) for field in kind.required()]
        assert _found(written, f"滑县{kind.title}（2021年4月）") is kind


@pytest.mark.parametrize(
    ("heading", "title", "cell", "value"),
    [
        ("下达金额（万元）", "", 25.5, 25.5),
        ("下达金额（万元）", "单位：元", 25.5, 25.5),
        ("下达金额（元）", "单位：万元", 255000, 25.5),
        ("下达金额", "单位：元", 255000, 25.5),
        ("下达金额", "单位：万元", 25.5, 25.5),
        ("下达金额", "", "255000元", 25.5),
    ],
)
def test_ten_thousands_are_read_in_the_unit_that_is_stated(
    tmp_path: Path, heading: str, title: str, cell: object, value: float
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"滑县资金下达台账　{title}"])
    sheet.append(
        ["县（市、区）", "资金年度", "批次", "下达文号", "资金来源", "资金用途", heading, "下达日期"]
    )
    sheet.append(["滑县", 2021, "第一批", "安财预1号", "中央", "产业", cell, "2021-03-20"])
    book.save(tmp_path / "资金.xlsx")
    table = read_files([Found(tmp_path / "资金.xlsx", "资金.xlsx")], ledgers()).tables["allocation"]
    assert table[Allocation.amount].tolist() == [value]
