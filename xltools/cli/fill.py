"""`xltools fill`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress


@click.command()
@options.reading
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="补好的副本放在哪里；默认是第一个文件旁的“填充结果”。",
)
def command(
    files: tuple[str, ...], period: str | None, policy: Path | None, password: str | None, output: Path | None
) -> int:
    """补上推算列：年龄、性别、是否符合条件、应发金额、末领年月等。

    只填空白格，手工填的数不动；表里没有的列加在最右边。原件不动，写到副本里。

    \b
    例：
      xltools fill 收到/ --period 2021-04 --policy 政策.toml
    """
    from xltools import run

    with progress("填充") as step:
        request = run.Request(files, period, policy, password=password, progress=step)
        job = run.read(request)
        run.fill(request, output or run.default_output(job, "填充结果"), job=job)
    talk = Talk()
    talk.filled(job)
    talk.written(job.written, job.remarks)
    return 0
