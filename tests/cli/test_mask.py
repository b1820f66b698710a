"""Copies that can be sent on: nobody can be told from them, and everything else is where it was."""

from __future__ import annotations

import zipfile
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from tests.cli.test_commands import call
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.model.kind import ledgers
from xltools.reading.folder import expand
from xltools.reading.read import read_files

#: Values of these fields tell who somebody is.
SECRET = (
    "child_name", "child_id", "father_name", "father_id", "mother_name", "mother_id", "guardian_name", "guardian_id",
    "guardian_phone", "account_name", "account_no", "caregiver_name", "caregiver_id", "caregiver_phone", "ward_name",
    "ward_id", "head_name", "head_id", "member_name", "member_id", "phone", "receiver_name", "director_name",
)  # fmt: skip


@pytest.fixture(scope="module")
def masked(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, set[str]]:
    discover_all()
    folder = tmp_path_factory.mktemp("city")
    city = invent(5, 60, 70)
    for county in city.ledgers:
        city.ledgers[county]["child"][0]["remark"] = (
            f"{city.ledgers[county]['child'][0]['guardian_name']}外出，见13812341234"
        )
    write_city(city, folder)
    from xltools import run

    run.mask([str(folder / "收到")], folder / "脱敏")
    secrets = {
        str(row[name])
        for ledgers in city.ledgers.values()
        for rows in ledgers.values()
        for row in rows
        for name in SECRET
        if row.get(name)
    }
    return folder / "收到", folder / "脱敏", secrets | {"13812341234"}


def everything(path: Path) -> str:
    """All parts of a workbook, also strings that no cell shows."""
    with zipfile.ZipFile(path) as package:
        return "".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())


def test_nothing_that_tells_who_somebody_is_is_left(masked: tuple[Path, Path, set[str]]) -> None:
    _, copies, secrets = masked
    assert len(secrets) > 500
    for path in copies.iterdir():
        told = everything(path)
        assert [one for one in secrets if one in told] == [], path.name


def cells(path: Path) -> dict[str, dict[str, Any]]:
    with path.open("rb") as stream:
        book = openpyxl.load_workbook(stream)
    return {
        sheet.title: {
            cell.coordinate: cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None
        }
        for sheet in book
    }


def test_every_cell_is_where_it_was(masked: tuple[Path, Path, set[str]]) -> None:
    """The same places are filled; dates, amounts and headings are the same; texts are starred or the same."""
    received, copies, _ = masked
    for source in received.glob("*.xlsx"):
        was, now = cells(source), cells(copies / f"{source.stem}.脱敏.xlsx")
        assert list(was) == list(now)
        for name, there in was.items():
            assert {at for at, value in there.items() if str(value).strip()} == set(now[name])
            for at, value in now[name].items():
                same = value == there[at] or str(value) == str(there[at]).strip()
                assert same or "*" in str(value), (source.name, name, at)
                if isinstance(there[at], datetime) or (
                    isinstance(there[at], float | int) and there[at] < 1e10
                ):
                    assert value == there[at]


def test_the_copy_reads_like_the_original(masked: tuple[Path, Path, set[str]]) -> None:
    received, copies, _ = masked
    for source in sorted(received.glob("*.xlsx"))[:3]:
        books = [
            read_files(expand([str(one)]), ledgers()) for one in (source, copies / f"{source.stem}.脱敏.xlsx")
        ]
        shapes = [
            {
                name: [
                    (part.sheet, part.header_rows, part.first_row, part.last_row, dict(part.columns))
                    for part in table.parts
                ]
                for name, table in book.tables.items()
            }
            for book in books
        ]
        assert shapes[0] == shapes[1] != {}


def test_columns_and_sheets_that_nobody_knows_are_starred(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "儿童台账"
    sheet.append(["序号", "县（市、区）", "姓名", "身份证号", "儿童类别", "家长微信", "人数"])
    sheet.append([1, "滑县", "王芳", "410526201203041207", "社会散居", "wang芳妈", 3])
    other = book.create_sheet("通讯录")
    for number in range(8):
        other.append([f"赵{'一二三四五六七八'[number]}", 13812341230 + number, "12"])
    book.save(tmp_path / "滑县.xlsx")
    code, out, _ = call(capsys, "mask", tmp_path / "滑县.xlsx", "--output", tmp_path / "脱敏")
    assert code == 0
    assert "工作表“通讯录”没有认出是台账" in out
    now = cells(tmp_path / "脱敏" / "滑县.脱敏.xlsx")
    assert now["儿童台账"]["F2"] == "******"
    assert now["儿童台账"]["G2"] == 3
    assert now["通讯录"]["A6"] == "**"
    assert all("*" in str(now["通讯录"][f"B{row}"]) for row in range(1, 9))
    assert now["通讯录"]["C8"] == "12"


def test_a_file_that_does_not_open_is_told(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04nothing")
    code, _, err = call(capsys, "mask", tmp_path / "坏.xlsx", "--output", tmp_path / "脱敏")
    assert code == 2
    assert "坏.xlsx" in err
    assert not (tmp_path / "脱敏").exists() or not any((tmp_path / "脱敏").glob("*.xlsx"))
