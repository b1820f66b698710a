"""The folder remembers: what was wrong last month is settled or has been open for so many months; one run at a time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from openpyxl import load_workbook

from xltools.demo.city import City
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.monthly import AlreadyRunning, run_month

discover_all()


def city(*, mended: bool) -> City:
    """Two children of 滑县 have something wrong; one of them is mended."""
    made = invent(91, 150, 0)
    made.ledgers = {"滑县": made.ledgers["滑县"]}
    made.previous = {"滑县": made.previous["滑县"]}
    rows = made.ledgers["滑县"]["child"]
    if not mended:
        rows[1]["guardian_name"] = None
    rows[2]["guardian_phone"] = "12345"
    return made


def table(path: Path, sheet: str) -> list[list[Any]]:
    page = load_workbook(path, data_only=True)[sheet]
    return [list(row) for row in page.iter_rows(values_only=True)]


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, Path]:
    """The folder and the results of March and April."""
    folder = tmp_path_factory.mktemp("bureau")
    write_city(city(mended=False), folder)
    shutil.rmtree(folder / "上月")  # it holds March itself
    march = run_month(folder, "2021-03").folder
    write_city(city(mended=True), folder)
    return folder, march, run_month(folder, "2021-04").folder


def test_settled_and_open_problems_add_up(months: tuple[Path, Path, Path]) -> None:
    _, march, april = months
    lines = table(april / "汇总表.xlsx", "整改销号")
    heading = next(at for at, row in enumerate(lines) if row[0] == "县（市、区）")
    counties = [row for row in lines[heading + 1 :] if row[0] and str(row[0]).endswith(("县", "区", "市"))]
    for _, last, gone, still, new, now, *_ in counties:
        assert last == gone + still
        assert now == still + new
    hua = next(row for row in counties if row[0] == "滑县")
    assert hua[2] >= 1
    assert hua[3] >= 1
    assert "整改销号" not in load_workbook(march / "汇总表.xlsx").sheetnames


def test_what_is_still_wrong_is_told_with_its_months(months: tuple[Path, Path, Path]) -> None:
    lines = table(months[2] / "汇总表.xlsx", "未销号清单")
    phone = [row for row in lines if row[1] == "滑县" and "电话" in str(row[5])]
    assert phone
    assert (phone[0][7], phone[0][8]) == ("2021-03", 2)
    assert not any("监护人姓名" in str(row[5]) for row in lines)


def test_the_trend_has_both_months(months: tuple[Path, Path, Path]) -> None:
    lines = table(months[2] / "汇总表.xlsx", "逐月趋势")
    told = {row[0]: row for row in lines if row[0] in ("2021年3月", "2021年4月")}
    assert len(told) == 2
    assert told["2021年4月"][4] == sum(
        row[2]
        for row in table(months[2] / "汇总表.xlsx", "整改销号")
        if str(row[0]).endswith(("县", "区", "市"))
    )


def test_a_month_that_is_already_running_is_not_run_twice(months: tuple[Path, Path, Path]) -> None:
    folder = months[0]
    with (
        FileLock(folder / "结果" / ".运行中"),
        pytest.raises(AlreadyRunning, match="另一个 xltools run"),
    ):
        run_month(folder, "2021-04")
    assert run_month(folder, "2021-04").unchanged
