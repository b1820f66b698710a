"""The folder remembers: what was wrong last month is settled or has been open for so many months; one run at a time."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from filelock import FileLock
from openpyxl import load_workbook

from tests.cli.test_commands import call
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


def by_county(path: Path, sheet: str, *headings: str) -> dict[str, list[Any]]:
    """County (or 合计) → its values under these headings; the last row of the heading names the columns."""
    lines = table(path, sheet)
    first = next(at for at, row in enumerate(lines) if row[0] == "文峰区")
    names = [below or above for above, below in zip(lines[first - 2], lines[first - 1], strict=True)]
    places = [names.index(one) for one in headings]
    return {
        str(row[0]): [row[at] for at in places]
        for row in lines[first:]
        if row[0] == "合计" or str(row[0]).endswith(("县", "区", "市"))
    }


def test_quality_is_compared_with_last_month(months: tuple[Path, Path, Path]) -> None:
    _, march, april = months
    before = by_county(march / "汇总表.xlsx", "报送质量通报", "差错率", "上月差错率")
    now = by_county(april / "汇总表.xlsx", "报送质量通报", "差错率", "上月差错率", "升降（百分点）")
    assert before["滑县"][1] is None
    assert now["滑县"][1] == pytest.approx(before["滑县"][0])
    assert now["合计"][1] == pytest.approx(before["合计"][0])
    for rate, last, change in (now["滑县"], now["合计"]):
        assert change == round((rate - last) * 100, 1) < 0


def test_the_scorecard_says_what_the_other_tables_say(months: tuple[Path, Path, Path]) -> None:
    _, march, april = months
    course = by_county(
        april / "汇总表.xlsx",
        "各县质量变化",
        "2021年3月",
        "2021年4月",
        "比上月升降（百分点）",
        "发放前须核实的儿童",
    )
    quality = by_county(april / "汇总表.xlsx", "报送质量通报", "差错率", "上月差错率", "升降（百分点）")
    assert course["滑县"][:3] == pytest.approx([quality["滑县"][1], quality["滑县"][0], quality["滑县"][2]])
    listed = [
        row
        for row in table(april / "汇总表.xlsx", "问题清单")
        if row[1] == "错误" and row[4] and "童" in str(row[4])
    ]
    assert course["滑县"][3] == len({row[6] for row in listed}) > 0
    assert "各县质量变化" not in load_workbook(march / "汇总表.xlsx").sheetnames


def test_problems_are_spread_over_rules_and_counties(months: tuple[Path, Path, Path]) -> None:
    lines = table(months[2] / "汇总表.xlsx", "问题分布")
    heading = next(row for row in lines if row[0] == "规则")
    total = next(row for row in lines if row[0] == "合计")
    quality = by_county(months[2] / "汇总表.xlsx", "报送质量通报", "错误数", "警告数")
    assert total[heading.index("合计")] == sum(quality["合计"])
    assert total[heading.index("滑县")] == sum(quality["滑县"])
    settled = by_county(months[2] / "汇总表.xlsx", "整改销号", "上月问题", "本月问题")
    assert [total[heading.index("上月")], total[heading.index("合计")]] == settled["合计"]


def test_one_page_agrees_with_the_tables_behind_it(months: tuple[Path, Path, Path]) -> None:
    """总览 comes first, and every number in it stands in the table that it names."""
    path = months[2] / "汇总表.xlsx"
    assert load_workbook(path).sheetnames[0] == "总览"
    page = by_county(
        path, "总览", "本月在册", "新增", "实发（元）", "错误", "警告", "差错率", "上月问题销号率"
    )
    basic = by_county(path, "基本情况表", "本月在册", "本月新增", "实发（元）")
    quality = by_county(path, "报送质量通报", "错误数", "警告数", "差错率")
    settled = by_county(path, "整改销号", "销号率")
    for county in ("滑县", "合计"):
        expected = [*basic[county], *quality[county], *settled[county]]
        assert page[county] == pytest.approx(expected)


def test_one_person_over_the_months(
    months: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The child whose guardian's name was missing in March: what changed, where it stands, and the mistakes of each month."""
    child = city(mended=True).ledgers["滑县"]["child"][1]
    for wanted in (child["child_name"], child["child_id"].lower()):
        code, out, _ = call(capsys, "history", months[0], wanted)
        assert code == 0
        assert child["child_id"] not in out
        lines = out.splitlines()
        first = next(
            at for at, line in enumerate(lines) if line.startswith(f"儿童台账：{child['child_name']}")
        )
        march = next(line for line in lines[first:] if line.startswith("  2021-03"))
        april = next(line for line in lines[first:] if line.startswith("  2021-04"))
        assert "在册状态在册" in march
        assert f"监护人姓名由“”变为“{child['guardian_name']}”" in april
        assert "《滑县儿童台账（2021年4月）.xlsx》儿童台账第" in april
        told = lines[lines.index(march) + 1 : lines.index(april)]
        assert any("错误 K22 " in line for line in told), out
    target = tmp_path / "人.xlsx"
    code, out, _ = call(capsys, "history", months[0], child["child_id"], "-o", target, "--show-ids")
    assert code == 0
    cells = [cell for row in load_workbook(target)["逐月情况"].iter_rows() for cell in row]
    changed = next(cell for cell in cells if cell.value == child["guardian_name"] and cell.column == 6)
    assert changed.fill.fgColor.rgb == "FFFFE08A"
    assert any(cell.value == child["child_id"] for cell in cells)
    assert load_workbook(target)["发现的问题"].max_row > 3


def test_a_carer_of_two_children_has_two_rows(
    months: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    rows = city(mended=True).ledgers["滑县"]["caregiver"]
    twice = next(row for row in rows if sum(one["caregiver_id"] == row["caregiver_id"] for one in rows) > 1)
    number = sum(one["caregiver_id"] == twice["caregiver_id"] for one in rows)
    _, out, _ = call(capsys, "history", months[0], twice["caregiver_id"])
    assert sum(line.startswith("照料人台账：") for line in out.splitlines()) == number


def test_nobody_of_that_name(months: tuple[Path, Path, Path], capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "history", months[0], "没有此人")
    assert code == 1
    assert "做过的2个月（2021-03至2021-04）的合并台账里没有这个人" in out


def test_trend_tells_the_months_and_the_counties(
    months: tuple[Path, Path, Path], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, out, _ = call(capsys, "trend", months[0], "-o", tmp_path / "趋势.xlsx")
    assert code == 0
    assert [line.split()[0] for line in out.splitlines() if line.startswith("2021年")] == [
        "2021年3月",
        "2021年4月",
    ]
    rates = by_county(months[2] / "汇总表.xlsx", "各县质量变化", "2021年3月", "2021年4月")["滑县"]
    assert f"滑县 {rates[0]:.1%} {rates[1]:.1%}" in [" ".join(line.split()) for line in out.splitlines()]
    assert load_workbook(tmp_path / "趋势.xlsx").sheetnames == ["逐月趋势", "各县差错率"]


@pytest.mark.parametrize("command", [("trend",), ("history", "王芳")])
def test_a_folder_without_months_is_told(
    tmp_path: Path, command: tuple[str, ...], capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = call(capsys, command[0], tmp_path, *command[1:])
    assert code == 2
    assert "还没有做过的月份" in err
