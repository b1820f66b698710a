"""`xltools demo`: invent a city with known mistakes, run a whole month on it, and say what was found."""

from __future__ import annotations

import shutil
import time
from collections.abc import Iterator
from pathlib import Path

from xltools import run
from xltools.demo.city import PERIOD, City
from xltools.demo.invent import invent
from xltools.demo.mistakes import plant
from xltools.demo.months import DemoMonth
from xltools.demo.months import months as several
from xltools.demo.names import Invention
from xltools.demo.score import Say, Score, expected, score
from xltools.demo.write import Written, write_city
from xltools.model.address import CellRef
from xltools.model.discovery import discover_all
from xltools.model.errors import CannotWrite
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.policies.load import shipped
from xltools.writing.save import save
from xltools.writing.workbook import write as write_workbook

#: The folders that a demonstration makes and may replace.
_FOLDERS = ("收到", "上月", "名单", "校验结果", "填充结果", "结果")
_MARKER = "这是示例.txt"


def run_demo(
    folder: Path,
    *,
    children: int = 1117,
    households: int = 3000,
    seed: int = 2021,
    errors: int = 60,
    systems: bool = False,
    months: int = 1,
    say: Say,
    progress: Say,
) -> int:
    """Make the city in `folder` and run a month, or several; returns 0 when every planted mistake was found and nothing else.

    Raises CannotWrite when the folder holds something that is not a former demonstration.
    """
    discover_all()
    _clear(folder)
    if months > 1:
        given = {"children": children, "households": households, "seed": seed, "errors": errors}
        return _several(several(folder, **given, count=months, progress=progress), folder, say)
    started = time.perf_counter()
    progress("编造城市")
    city = invent(seed, children, households, systems)
    planted, wrong_totals = plant(city, Invention(seed + 1), errors)
    written = write_city(city, folder, wrong_totals)
    made = time.perf_counter()
    job = _month(folder, progress)
    done = time.perf_counter()
    result = score(job, city, planted, written)
    _write_truth(result, city, written, folder)
    _report(result, job, folder, (made - started, done - made), say)
    if len(planted) < errors:
        say(
            f"想埋下{errors}处，只埋下了{len(planted)}处：城市太小，没有别的行可改了；请加大 --children 和 --households。"
        )
    return int(result.failed)


def _several(worked: Iterator[DemoMonth], folder: Path, say: Say) -> int:
    """Tell of each month as it is done."""
    wrong = False
    for one in worked:
        found = len(one.score.planted) - len(one.score.missed)
        say(
            f"{one.period.chinese}：{found}/{len(one.score.planted)} 处埋下的错误找到，误报 {len(one.score.false_alarms)} 处；"
            f"用了 {sum(one.result.seconds.values()):.1f} 秒，结果在 {one.result.folder}"
        )
        _tell_failures(one.score, say)
        wrong = wrong or one.score.failed
    say("姓名、村名、号码都是虚构的；保障标准是示例，不能用于真实发放。")
    say("看这里：")
    for name, what in (
        ("收到", "最后一个月各县报来的台账"),
        ("结果", "每个月一个文件夹：合并台账、汇总表（有整改销号、逐月趋势）、月报、对账结果、回退"),
    ):
        say(f"  {folder / name}　{what}")
    return int(wrong)


def _clear(folder: Path) -> None:
    if folder.exists() and any(folder.iterdir()) and not (folder / _MARKER).exists():
        raise CannotWrite(str(folder), "文件夹里有别的文件，示例只写到空文件夹里")
    for name in _FOLDERS:
        shutil.rmtree(folder / name, ignore_errors=True)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _MARKER).write_text(
        "本文件夹是 xltools demo 编造的示例，姓名、村名、号码都是虚构的，政策标准是示例。\n", encoding="utf-8"
    )


def _month(folder: Path, progress: Say) -> run.Job:
    """Everything that a clerk does in a month, on one reading of the files."""
    policy = shipped("example").over(shipped("default"))
    request = run.Request(
        [str(folder / "收到")],
        period=str(PERIOD),
        policy_values=policy,
        previous=[str(folder / "上月")],
        against=[("payments", str(folder / "名单"))],
        whole_city=True,
        progress=progress,
    )
    job = run.read(request)
    run.validate(request, output=folder / "校验结果", job=job)
    run.merge(request, folder / "结果" / "合并台账.xlsx", job=job)
    run.fill(request, folder / "填充结果", job=job)
    run.summarize(request, folder / "结果" / "汇总表.xlsx", job=job)
    return job


def _write_truth(result: Score, city: City, written: Written, folder: Path) -> None:
    """结果/埋下的错误.xlsx: every planted mistake with its cell, and whether it was found."""
    columns = [
        ColumnPlan("序号", "integer"),
        ColumnPlan("规则", align="center"),
        ColumnPlan("县区", align="center"),
        ColumnPlan("文件", "wrap", width=34),
        ColumnPlan("工作表", width=14),
        ColumnPlan("单元格", align="center"),
        ColumnPlan("是否找到", align="center"),
    ]
    rows = []
    for number, one in enumerate(result.planted, start=1):
        key = expected(one, written)
        place = (
            ("上月台账", "", "") if key is None else (key[0], key[1], CellRef(row=key[2], column=key[3]).cell)
        )
        rows.append([number, one.code, one.county, *place, "否" if one in result.missed else "是"])
    plan = SheetPlan(
        "埋下的错误", "示例城市里埋下的错误", columns, rows, note=f"共{len(rows)}处", filter=True
    )
    save(
        folder / "结果" / "埋下的错误.xlsx",
        [],
        lambda target: write_workbook(target, [plan], title="埋下的错误"),
    )


def _tell_failures(result: Score, say: Say) -> None:
    for one in result.missed[:10]:
        say(f"  没有找到：{one.code} {one.county} {one.ledger}.{one.field}")
    for finding in result.false_alarms[:10]:
        say(f"  误报：{finding.code}《{finding.place.file_name}》{finding.message}")
    if result.crashed:
        say(f"  出了故障、没有执行的规则：{'、'.join(result.crashed)}")


def _report(result: Score, job: run.Job, folder: Path, seconds: tuple[float, float], say: Say) -> None:
    rows = {table.kind.title: len(table) for table in job.inputs.book.tables.values()}
    say(
        f"编造了一个城市：9个县（市、区），{'，'.join(f'{title}{count}行' for title, count in rows.items())}（{seconds[0]:.1f}秒）。"
    )
    say("姓名、村名、号码都是虚构的；保障标准是示例，不能用于真实发放。")
    say(f"检查、合并、填充、汇总用了 {seconds[1]:.1f} 秒。")
    found = len(result.planted) - len(result.missed)
    say(
        f"埋下 {len(result.planted)} 处错误（涉及 {len({one.code for one in result.planted})} 条规则），找到 {found} 处，位置全部核对到单元格。"
    )
    say(f"没有埋错的行上误报 {len(result.false_alarms)} 处。")
    _tell_failures(result, say)
    say("看这里：")
    for path, what in (
        ("收到", "九个县报来的台账（原件，不会改动）"),
        ("校验结果", "各县台账的副本，错误标红、警告标黄，附问题清单"),
        ("填充结果", "各县台账的副本，补上年龄、应发金额等推算列"),
        ("结果/埋下的错误.xlsx", "每一处埋下的错误在哪个单元格、是否找到"),
        ("结果/合并台账.xlsx", "九县区合成一本"),
        ("结果/汇总表.xlsx", "基本情况表、父母情况表、报送质量通报、问题清单"),
    ):
        say(f"  {folder / path}　{what}")
