"""Rules about files, sheets and totals, shown with real workbooks."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import openpyxl
import pytest

from xltools import run
from xltools.model.discovery import discover_all
from xltools.model.finding import Finding
from xltools.policies.load import parse, shipped
from xltools.values.id_card import check_character

discover_all()

HEADINGS = [
    "序号",
    "县（市、区）",
    "乡镇（街道）",
    "行政村（社区）",
    "儿童姓名",
    "身份证号",
    "儿童类别",
    "保障标准（元/月）",
    "本月变动",
    "在册状态",
    "退出日期",
]


def child(
    at: int,
    county: str = "滑县",
    amount: Any = 950,
    change: str = "不变",
    status: str = "在册",
    left: str = "",
) -> list[Any]:
    body = f"41052620120304{at:03d}"
    return [
        at,
        county,
        "城关镇",
        "南街村",
        f"王{'甲乙丙丁戊己庚辛壬癸'[at % 10]}",
        body + check_character(body),
        "社会散居",
        amount,
        change,
        status,
        left,
    ]


def book(
    path: Path, *rows: list[Any], title: str = "滑县儿童台账（2021年4月）", headings: list[str] = HEADINGS
) -> str:
    workbook = openpyxl.Workbook()
    sheet = workbook.active
    assert sheet is not None
    sheet.title = "儿童"
    for row in ([title], headings, *rows):
        sheet.append(row)
    workbook.save(path)
    return str(path)


def judged(
    code: str, *files: str, previous: tuple[str, ...] = (), toml: str = "", whole_city: bool = False
) -> list[Finding]:
    policy = parse(toml, "例").over(shipped("default"))
    request = run.Request(
        files, period="2021-04", policy_values=policy, previous=previous, only=[code], whole_city=whole_city
    )
    return run.validate(request).validation.findings


def cells(findings: list[Finding]) -> list[str | None]:
    return [one.place.cell for one in findings]


def test_f01_names_the_reason_and_the_way_out(tmp_path: Path) -> None:
    (tmp_path / "坏.xlsx").write_bytes(b"")
    (one,) = judged("F01", str(tmp_path / "坏.xlsx"), book(tmp_path / "a.xlsx", child(1)))
    assert one.message == "文件《坏.xlsx》打不开：是空文件。请重新保存后再报。"
    assert (one.place.sheet, one.place.cell) == (None, None)


def test_f02_only_where_no_sheet_has_a_heading(tmp_path: Path) -> None:
    workbook = openpyxl.Workbook()
    workbook.active.append(["会议", "纪要", "内容", "人员"])  # type: ignore[union-attr]
    workbook.save(tmp_path / "b.xlsx")
    (one,) = judged("F02", str(tmp_path / "b.xlsx"), book(tmp_path / "a.xlsx", child(1)))
    assert (one.place.file_name, one.place.cell) == ("b.xlsx", None)


def test_f03_stands_in_column_a_of_the_last_heading_row(tmp_path: Path) -> None:
    found = judged("F03", book(tmp_path / "a.xlsx", child(1)))
    assert {one.place.cell for one in found} == {"A2"}
    assert "户籍地址" in "".join(one.message for one in found)
    assert "儿童编号" not in "".join(one.message for one in found)


def test_f04_and_f14(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", [*child(1), "x", 5], headings=[*HEADINGS, "状态", "金额"])
    (double,) = judged("F04", path)
    assert (double.place.cell, double.also[0].cell) == ("L2", "J2")
    assert cells(judged("F14", path)) == ["M2"]


def test_f05(tmp_path: Path) -> None:
    path = book(tmp_path / "a.xlsx", child(1), child(2))
    workbook = openpyxl.load_workbook(path)
    workbook["儿童"].column_dimensions["F"].hidden = True
    workbook.save(path)
    (one,) = judged("F05", path)
    assert "身份证号" in one.message


@pytest.mark.parametrize(
    ("counties", "expected"),
    [(["滑县"] * 9 + ["内黄县"], ["B12"]), (["滑县"] * 5 + ["内黄县"] * 5, []), (["滑县"] * 10, [])],
)
def test_f06_marks_the_odd_one_where_one_county_has_the_sheet(
    tmp_path: Path, counties: list[str], expected: list[str]
) -> None:
    assert (
        cells(
            judged(
                "F06",
                book(
                    tmp_path / "a.xlsx", *(child(at, county) for at, county in enumerate(counties, start=1))
                ),
            )
        )
        == expected
    )


def test_f06_marks_a_title_of_another_county(tmp_path: Path) -> None:
    assert cells(
        judged("F06", book(tmp_path / "a.xlsx", child(1), child(2), title="内黄县儿童台账（2021年4月）"))
    ) == ["A1"]


def test_f07_looks_at_titles_and_not_at_the_day_of_reporting(tmp_path: Path) -> None:
    assert cells(judged("F07", book(tmp_path / "a.xlsx", child(1), title="滑县儿童台账（2021年3月）"))) == [
        "A1"
    ]
    assert (
        judged(
            "F07",
            book(tmp_path / "b.xlsx", child(1), title="滑县儿童台账（2021年4月） 填报日期：2021年5月5日"),
        )
        == []
    )


@pytest.mark.parametrize(
    ("total", "expected"), [(1900, []), (1900.01, []), (1900.02, ["H5"]), (2000, ["H5"])]
)
def test_f08(tmp_path: Path, total: float, expected: list[str]) -> None:
    row = ["合计", None, None, None, None, None, None, total]
    assert cells(judged("F08", book(tmp_path / "a.xlsx", child(1), child(2), row))) == expected


def test_f08_adds_subtotals_and_leaves_unreadable_sums_alone(tmp_path: Path) -> None:
    small = ["小计", None, None, None, None, None, None, 950]
    whole = ["合计", None, None, None, None, None, None, 1900]
    assert judged("F08", book(tmp_path / "a.xlsx", child(1), small, child(2), small, whole)) == []
    assert judged("F08", book(tmp_path / "b.xlsx", child(1), child(2, amount="未定"), whole)) == []


@pytest.mark.parametrize(
    ("amount", "expected"), [(0, []), (1, []), (0.95, ["H3"]), (10_000, []), (10_000.01, ["H3"])]
)
def test_f11(tmp_path: Path, amount: float, expected: list[str]) -> None:
    assert cells(judged("F11", book(tmp_path / "a.xlsx", child(1, amount=amount)))) == expected


def test_m01_adds_up(tmp_path: Path) -> None:
    before = book(tmp_path / "上月.xlsx", child(1), child(2), title="滑县儿童台账（2021年3月）")
    right = book(
        tmp_path / "a.xlsx", child(1), child(2, status="退出", left="2021-04-08"), child(3, change="新增")
    )
    wrong = book(tmp_path / "b.xlsx", child(1), child(2), child(3))
    assert judged("M01", right, previous=(before,)) == []
    (one,) = judged("M01", wrong, previous=(before,))
    assert one.message == "滑县：上月在册2加新增0减退出0，不等于本月在册3，请核对增减变动表。"
    assert (one.place.file, one.county) == (None, "滑县")


@pytest.mark.parametrize(("now", "found"), [(20, 0), (21, 0), (22, 1), (19, 0), (18, 1)])
def test_m06_is_silent_at_exactly_five_per_cent(tmp_path: Path, now: int, found: int) -> None:
    before = book(tmp_path / "上月.xlsx", *(child(at) for at in range(1, 21)))
    assert (
        len(
            judged(
                "M06", book(tmp_path / "a.xlsx", *(child(at) for at in range(1, now + 1))), previous=(before,)
            )
        )
        == found
    )


def test_t01_only_when_several_counties_are_judged(tmp_path: Path) -> None:
    one, two = (
        book(tmp_path / "a.xlsx", child(1)),
        book(tmp_path / "b.xlsx", child(2, "内黄县"), title="内黄县儿童台账（2021年4月）"),
    )
    assert judged("T01", one) == []
    assert len(judged("T01", one, two)) == 7
    assert len(judged("T01", one, whole_city=True)) == 8


@pytest.mark.parametrize(("stated", "found"), [(1, 0), (2, 1)])
def test_t03_needs_a_baseline(tmp_path: Path, stated: int, found: int) -> None:
    path = book(tmp_path / "a.xlsx", child(1))
    assert len(judged("T03", path, toml=f"baseline = {stated}\n", whole_city=True)) == found
    assert judged("T03", path, whole_city=True) == []


@pytest.mark.parametrize(("signed", "found"), [(["是", "是"], 0), (["是", "否"], 1)])
def test_t06(tmp_path: Path, signed: list[str], found: int) -> None:
    headings = [
        "县（市、区）",
        "乡镇（街道）",
        "行政村（社区）",
        "监护人（照料人）姓名",
        "身份证号",
        "被照料人姓名",
        "被照料人类别",
        "是否签订协议",
    ]
    rows = [
        ["滑县", "城关镇", "南街", f"王{at}", "11010519491231002X", f"李{at}", "特困", word]
        for at, word in enumerate(signed)
    ]
    path = book(tmp_path / "a.xlsx", *rows, title="滑县照料人台账（2021年4月）", headings=headings)
    assert len(judged("T06", path)) == found
