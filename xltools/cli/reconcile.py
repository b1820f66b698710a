"""`xltools reconcile`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress


@click.command()
@options.reading
@options.previous
@options.against
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="文件", help="对账工作簿。"
)
def command(
    files: tuple[str, ...],
    period: str | None,
    policy: Path | None,
    password: str | None,
    previous: tuple[str, ...],
    against: tuple[str, ...],
    output: Path,
) -> int:
    """和上月台账、其他部门名单对账：对账差异表、增减变动明细、对账疑点。

    没有给的名单不比对，原因写在“规则执行情况”里。

    \b
    例：
      xltools reconcile 收到/ -o 对账结果.xlsx --previous 上月/ --against payments=发放名单.xlsx
    """
    from xltools import run

    with progress("对账") as step:
        request = run.Request(
            files,
            period,
            policy,
            previous=previous,
            against=options.pairs(against),
            password=password,
            whole_city=False,
            progress=step,
        )
        job = run.reconcile(request, output)
    talk = Talk()
    talk.totals(job)
    talk.written(job.written, job.remarks)
    return 0
