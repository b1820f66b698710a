"""`xltools summarize`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress


@click.command()
@options.comparing
@options.workbook
def command(output: Path, **given: Any) -> int:
    """做给领导看的汇总表：基本情况表、父母情况表、报送质量通报、问题清单，可直接打印签字。

    给了发放名单和上月台账，还有对账差异表、增减变动明细、到期预警。

    \b
    例：
      xltools summarize 收到/ -o 汇总表.xlsx --period 2021-04 --previous 上月/
    """
    from xltools import run

    with progress("汇总") as step:
        job = run.summarize(options.request(given, step), output)
    Talk().finish(job)
    return 0
