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
@click.option(
    "--template",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="本单位的汇总表模板（xltools template summary 得到，改好样式）；不写时用程序自带的样式。",
)
@click.option("--report", type=click.Path(path_type=Path), metavar="文件", help="同时写出月报（Word文档）。")
def command(output: Path, template: Path | None, report: Path | None, **given: Any) -> int:
    """做给领导看的汇总表：基本情况表、父母情况表、报送质量通报、政策指标、问题清单，可直接打印签字。

    给了发放名单和上月台账，还有对账差异表、增减变动明细、到期预警。

    \b
    例：
      xltools summarize 收到/ -o 汇总表.xlsx --period 2021-04 --previous 上月/
      xltools summarize 收到/ -o 汇总表.xlsx --period 2021-04 --report 月报.docx
      xltools summarize 收到/ -o 汇总表.xlsx --period 2021-04 --template 汇总表模板.xlsx
    """
    from xltools import run

    with progress("汇总") as step:
        request = options.request(given, step)
        job = run.summarize(request, output, template=template)
        if report is not None:
            run.report(request, report, job=job)
    Talk().finish(job)
    return 0
