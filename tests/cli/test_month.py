"""The monthly run and reconciliation: what is compared, what is remembered, what is never half done."""

from __future__ import annotations

import json
import shutil
from datetime import date
from pathlib import Path

import openpyxl
import pytest

from tests.cli.test_commands import call
from tests.cli.test_killed import WHOLE
from xltools import monthly, run
from xltools.demo.invent import invent
from xltools.demo.write import write_city
from xltools.model.discovery import discover_all
from xltools.model.errors import OperatorError
from xltools.monthly import MonthResult, StaleMonth, late, make_folder, run_month, watch
from xltools.policies.load import shipped

POLICY = "[[child_std]]\nfrom = '2019-07'\nscattered = 950\ninstitution = 1350\n"


@pytest.fixture(scope="module")
def city(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small clean city, made once."""
    discover_all()
    folder = tmp_path_factory.mktemp("city")
    write_city(invent(3, 250, 0), folder)
    return folder


@pytest.fixture
def bureau(tmp_path: Path, city: Path) -> Path:
    folder = tmp_path / "民政"
    make_folder(folder)
    for name in ("收到", "上月", "名单"):
        shutil.copytree(city / name, folder / name, dirs_exist_ok=True)
    (folder / "政策.toml").write_text(POLICY, encoding="utf-8")
    settings = (folder / "xltools.toml").read_text(encoding="utf-8")
    (folder / "xltools.toml").write_text(settings.replace("政策参数.xlsx", "政策.toml"), encoding="utf-8")
    return folder


def rows(path: Path, sheet: str) -> list[tuple[object, ...]]:
    book = openpyxl.load_workbook(path, data_only=True)
    return [row for row in book[sheet].iter_rows(values_only=True) if any(cell is not None for cell in row)]


def test_a_month_from_a_folder(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    code, out, _ = call(capsys, "run", bureau, "--period", "2021-04")
    assert code == 0, out
    done = bureau / "结果" / "2021-04"
    assert {path.name for path in done.iterdir()} == WHOLE
    record = json.loads((done / "运行记录.json").read_text(encoding="utf-8"))
    assert record["totals"]["errors"] == 0
    assert {one["role"] for one in record["inputs"]} == {"ledger", "previous", "list"}
    assert "无变化" in call(capsys, "run", bureau, "--period", "2021-04")[1]
    assert [path.name for path in (bureau / "结果").glob("[!.]*")] == ["2021-04"]


def test_changed_inputs_make_a_new_version(bureau: Path) -> None:
    first = run_month(bureau, "2021-04")
    (bureau / "收到" / "文峰区2021年4月台账.xlsx").unlink()
    second = run_month(bureau, "2021-04")
    assert (first.folder.name, second.folder.name) == ("2021-04", "2021-04(2)")
    assert second.job is not None
    assert any(one.code == "T01" and one.county == "文峰区" for one in second.job.validation.findings)


def test_a_run_that_dies_leaves_nothing(bureau: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(monthly.run, "merge", dies)
    with pytest.raises(KeyboardInterrupt):
        run_month(bureau, "2021-04")
    assert {path.name for path in (bureau / "结果").iterdir()} <= {
        ".运行中"
    }  # Windows removes the lock itself
    (bureau / "结果" / ".xltools-killed").mkdir()
    monkeypatch.undo()
    run_month(bureau, "2021-04")
    assert [path.name for path in (bureau / "结果").glob("[!.]*")] == ["2021-04"]


def test_a_list_of_unknown_kind_is_named(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.copy(next((bureau / "名单").iterdir()), bureau / "名单" / "新建.xlsx")
    code, _, err = call(capsys, "run", bureau, "--period", "2021-04")
    assert (code, "新建.xlsx" in err) == (2, True)


def test_a_month_against_itself_has_no_changes(city: Path, tmp_path: Path) -> None:
    policy = shipped("example").over(shipped("default"))
    received = str(city / "收到")
    request = run.Request([received], period="2021-04", policy_values=policy, previous=[received])
    run.reconcile(request, tmp_path / "对账.xlsx")
    lines = rows(tmp_path / "对账.xlsx", "增减变动明细")
    kinds = {row[2] for row in lines[3:-1]}
    assert kinds <= {None}


def test_last_month_and_this_month_mirror(city: Path, tmp_path: Path) -> None:
    policy = shipped("example").over(shipped("default"))
    for name, files, before in (("a", "收到", "上月"), ("b", "上月", "收到")):
        request = run.Request(
            [str(city / files)],
            period="2021-04",
            policy_values=policy,
            previous=[str(city / before)],
            skip=["F07"],
        )
        run.reconcile(request, tmp_path / f"{name}.xlsx")
    forth = [row for row in rows(tmp_path / "a.xlsx", "增减变动明细") if row[2] == "新增"]
    back = [row for row in rows(tmp_path / "b.xlsx", "增减变动明细") if row[2] == "无故消失"]
    assert forth
    assert {row[4] for row in forth} <= {row[4] for row in back}


def test_totals_equal_rows_and_findings(city: Path, tmp_path: Path) -> None:
    policy = shipped("example").over(shipped("default"))
    request = run.Request(
        [str(city / "收到")],
        period="2021-04",
        policy_values=policy,
        previous=[str(city / "上月")],
        against=[("payments", str(city / "名单"))],
    )
    job = run.summarize(request, tmp_path / "汇总.xlsx")
    table = job.inputs.book.tables["child"]
    basic = next(row for row in rows(tmp_path / "汇总.xlsx", "基本情况表") if row[0] == "合计")
    assert basic[11] == 250
    assert basic[1] + basic[2] - basic[3] == basic[11]  # type: ignore[operator]
    quality = next(row for row in rows(tmp_path / "汇总.xlsx", "报送质量通报") if row[0] == "合计")
    assert quality[2] == sum(len(one) for one in job.inputs.book.tables.values())
    assert sum(float(str(one)) for one in quality[3:6]) == len(job.validation.findings)
    parents = next(row for row in rows(tmp_path / "汇总.xlsx", "父母情况表") if row[0] == "合计")
    assert sum(float(str(one)) for one in parents[2:]) == 2 * 250
    assert len(table) >= 250


@pytest.mark.slow
def test_watching_works_through_what_arrives(bureau: Path) -> None:
    looks = 0

    def sleep(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks == 3:
            shutil.copy(next((bureau / "收到").glob("滑县*")), bureau / "收到" / "滑县补报.xlsx")
        if looks == 6:
            (bureau / "名单" / "不知道是什么.xlsx").write_bytes(b"x")
        assert looks < 40, "nothing was worked through"

    results = watch(bureau, "2021-04", sleep=sleep)
    first = next(results)
    assert isinstance(first, MonthResult)
    assert first.folder.name == "2021-04"
    second = next(results)
    assert isinstance(second, MonthResult)
    assert second.folder.name == "2021-04(2)"
    third = next(results)
    assert isinstance(third, OperatorError)
    assert "看不出是什么名单" in str(third)


@pytest.mark.slow
def test_a_file_that_is_still_being_copied_is_waited_for(bureau: Path) -> None:
    growing = bureau / "收到" / "滑县补报.xlsx"
    content = next((bureau / "收到").glob("滑县*")).read_bytes()
    looks = 0

    def sleep(_: float) -> None:
        nonlocal looks
        looks += 1
        if looks <= 5:
            growing.write_bytes(content[: len(content) * looks // 5])

    result = next(watch(bureau, "2021-04", sleep=sleep))
    assert isinstance(result, MonthResult)
    assert result.job is not None
    assert looks >= 6
    assert not result.job.inputs.book.noted("F01")


@pytest.mark.parametrize(
    ("today", "days"), [(date(2021, 5, 5), 0), (date(2021, 5, 8), 3), (date(2021, 5, 1), -4)]
)
def test_counties_that_have_not_reported_are_late_by_days(bureau: Path, today: date, days: int) -> None:
    for path in (bureau / "收到").glob("林州市*"):
        path.unlink()
    text = (bureau / "政策.toml").read_text(encoding="utf-8")
    (bureau / "政策.toml").write_text("report_day = 5\n" + text, encoding="utf-8")
    job = run_month(bureau, "2021-04").job
    assert job is not None
    assert late(job, today) == [("林州市", days)]


def test_last_month_is_found_in_the_folder_itself(bureau: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What April made is May's 上月: the children are compared, one by one, with nothing copied by hand."""
    run_month(bureau, "2021-04")
    shutil.rmtree(bureau / "上月")
    code, out, _ = call(capsys, "run", bureau, "--period", "2021-05", "--fail-on", "never")
    assert code == 0
    assert "上月台账用的是 结果/2021-04/合并台账.xlsx" in out.replace("\\", "/")
    lines = rows(bureau / "结果" / "2021-05" / "对账结果.xlsx", "本月增减平衡")
    total = next(line for line in lines if line[0] == "合计")
    assert total[1] == 250
    outcomes = {row[0]: row for row in rows(bureau / "结果" / "2021-05" / "合并台账.xlsx", "规则执行情况")}
    assert "未执行" not in str(outcomes["M02"])


def test_another_result_for_last_month_is_another_input(bureau: Path) -> None:
    run_month(bureau, "2021-04")
    shutil.rmtree(bureau / "上月")
    assert not run_month(bureau, "2021-05").unchanged
    assert run_month(bureau, "2021-05").unchanged
    shutil.copy(next((bureau / "收到").glob("滑县*")), bureau / "收到" / "滑县补报.xlsx")
    run_month(bureau, "2021-04")
    (bureau / "收到" / "滑县补报.xlsx").unlink()
    assert not run_month(bureau, "2021-05").unchanged


def test_ledgers_of_another_month_are_no_last_month(bureau: Path) -> None:
    """上月/ forgotten from the month before: everything would be compared with the wrong month."""
    run_month(bureau, "2021-04")
    with pytest.raises(StaleMonth) as told:
        run_month(bureau, "2021-05")
    assert "2021年3月，不是2021年5月的上月" in str(told.value)
    assert "结果/2021-04里的合并台账.xlsx" in str(told.value)
    assert [path.name for path in (bureau / "结果").glob("[!.]*")] == ["2021-04"]
