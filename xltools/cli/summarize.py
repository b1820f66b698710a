"""`xltools summarize`."""

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
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="文件", help="汇总工作簿。"
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
    """做给领导看的汇总表：基本情况表、父母情况表、报送质量通报、问题清单，可直接打印签字。

    \b
    例：
      xltools summarize 收到/ -o 汇总表.xlsx --period 2021-04 --previous 上月/
    """
    from xltools import run

    with progress("汇总") as step:
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
        job = run.summarize(request, output)
    talk = Talk()
    talk.totals(job)
    talk.written(job.written, job.remarks)
    return 0
