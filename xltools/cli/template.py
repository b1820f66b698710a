"""`xltools template`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options


@click.command()
@click.argument("names", nargs=-1, metavar="台账...")
@click.option("--county", metavar="县区", default="", help="写在标题里的县（市、区）。")
@options.period
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="文件夹",
    help="放在哪里；默认是当前文件夹。",
)
def command(names: tuple[str, ...], county: str, period: str | None, output: Path) -> int:
    """做空白台账：表头、下拉、格式都齐，附填表说明；report 是月报的Word模板，
    policy 是政策参数表。不写名称时全部都做。

    \b
    例：
      xltools template child --county 滑县 --period 2021-04
      xltools template household caregiver child --output 模板/
      xltools template report policy --output 模板/
    """
    from xltools.blanks import blank_ledgers

    for path in blank_ledgers(names, output, county=county, period=period):
        click.echo(f"已写出：{path}")
    return 0
