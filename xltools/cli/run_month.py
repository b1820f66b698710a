"""`xltools run`."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, exit_code, progress

if TYPE_CHECKING:
    from xltools.monthly import MonthResult


@click.command(name="run")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.option("--period", required=True, metavar="年月", help="期别，如 2021-04。")
@click.option(
    "--watch", "watching", is_flag=True, help="守着文件夹，有文件报来或改动就再做一次，按 Ctrl+C 结束。"
)
@options.fail_on
def command(folder: Path, period: str, watching: bool, fail_on: str) -> int:
    """一个月的事一次做完：检查、合并、对账、汇总。

    文件夹里放 收到/（县区报来的）、名单/（其他部门的，文件名写明是什么名单）；上月的台账自动取上月做出的合并台账，
    头一个月或另有一份时放进 上月/。结果在 结果/年月/：
    合并台账、汇总表、月报、对账结果、回退/（各县的标注副本）、运行记录.json。输入没有变化时不重做；有变化时另存一版。

    \b
    例：
      xltools init 民政台账/
      xltools run 民政台账/ --period 2021-04
      xltools run 民政台账/ --period 2021-04 --watch
    """
    from xltools.monthly import run_month

    talk = Talk()
    if watching:
        _watch(folder, period, talk)
        return 0
    with progress("月度运行") as step:
        result = run_month(folder, period, progress=step)
    if result.job is None:
        talk.say(f"无变化：输入和上次一样，结果仍在 {result.folder}")
        return 0
    talk.findings(result.job, show_ids=False)
    _tell(result, talk)
    return exit_code(result.job, fail_on)


def _watch(folder: Path, period: str, talk: Talk) -> None:
    """Until Ctrl+C: totals and who is missing, each time something has arrived."""
    from xltools.model.errors import OperatorError
    from xltools.monthly import watch

    talk.say(f"守着 {folder}，报来文件就检查；按 Ctrl+C 结束。")
    try:
        for result in watch(folder, period):
            if isinstance(result, OperatorError):
                talk.say(str(result), "red")
            elif result.job is not None:
                _tell(result, talk)
            else:
                talk.say(f"无变化：输入和上次一样，结果仍在 {result.folder}")
    except KeyboardInterrupt:
        talk.say("不再守着了。已写出的结果都在。")


def _tell(result: MonthResult, talk: Talk) -> None:
    """Totals, which counties have not reported and how late they are, and where the results lie."""
    from xltools.monthly import late

    assert result.job is not None
    talk.totals(result.job)
    for path in result.job.request.previous:
        if Path(path).is_file():
            inside = Path(path).relative_to(result.folder.parent.parent)
            talk.say(f"上月台账用的是 {inside}（“上月”文件夹是空的）")
    missing = late(result.job, date.today())
    if missing:
        told = "、".join(
            f"{county}（已迟{days}天）" if days is not None and days > 0 else county
            for county, days in missing
        )
        talk.say(f"还没有报的{len(missing)}个县（市、区）：{told}", "yellow")
    talk.say(f"结果在 {result.folder}")
