"""`xltools run`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, exit_code, progress


@click.command(name="run")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.option("--period", required=True, metavar="年月", help="期别，如 2021-04。")
@options.fail_on
def command(folder: Path, period: str, fail_on: str) -> int:
    """一个月的事一次做完：检查、合并、对账、汇总。

    文件夹里放 收到/（县区报来的）、上月/、名单/（其他部门的，文件名写明是什么名单）；结果在 结果/年月/：
    合并台账、汇总表、对账结果、回退/（各县的标注副本）、运行记录.json。输入没有变化时不重做；有变化时另存一版。

    \b
    例：
      xltools init 民政台账/
      xltools run 民政台账/ --period 2021-04
    """
    from xltools.monthly import run_month

    with progress("月度运行") as step:
        result = run_month(folder, period, progress=step)
    talk = Talk()
    if result.job is None:
        talk.say(f"无变化：输入和上次一样，结果仍在 {result.folder}")
        return 0
    talk.findings(result.job, show_ids=False)
    talk.totals(result.job)
    talk.say(f"结果在 {result.folder}")
    return exit_code(result.job, fail_on)
