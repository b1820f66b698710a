"""`xltools reconcile`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress


@click.command()
@options.comparing
@options.workbook
@options.json_file
def command(output: Path, json_file: str | None, **given: Any) -> int:
    """和上月台账、其他部门名单对账：对账差异表、增减变动明细、对账疑点。

    没有给的名单不比对，原因写在“规则执行情况”里。

    \b
    例：
      xltools reconcile 收到/ -o 对账结果.xlsx --previous 上月/ --against payments=发放名单.xlsx
    """
    from xltools import run

    with progress("对账") as step:
        job = run.reconcile(options.request(given, step), output)
        if json_file and json_file != "-":
            run.write_json(job, Path(json_file))
    Talk(to_stderr=json_file == "-").finish(job, json_file)
    return 0
