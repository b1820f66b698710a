"""`xltools trend`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from xltools.cli.aligned import table

if TYPE_CHECKING:
    from xltools.model.sheet_plan import SheetPlan


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.option("-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="写成带图表的工作簿。")
def command(folder: Path, output: Path | None) -> int:
    """做过的各个月：在册儿童、错误、警告、销号的条数，各县的差错率。

    \b
    例：
      xltools trend 民政台账/
      xltools trend 民政台账/ -o 逐月趋势.xlsx
    """
    from xltools.lookback import save_trend, trend

    plans = trend(folder)
    for plan in plans:
        click.echo(_shown(plan))
        click.echo()
    if output is not None:
        click.echo(f"已写出：{save_trend(folder, output, plans)}")
    return 0


def _shown(plan: SheetPlan) -> str:
    headings = [column.path[-1] for column in plan.columns]
    rows = [
        [
            f"{cell:.1%}"
            if column.style == "percent" and isinstance(cell, float)
            else str("" if cell is None else cell)
            for cell, column in zip(row, plan.columns, strict=True)
        ]
        for row in plan.rows
    ]
    return table(headings, rows)
