"""`xltools template`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options


@click.command()
@click.argument("names", nargs=-1, metavar="台账...")
@click.option("--county", metavar="县区", default="", help="写在标题里的县（市、区）。")
@options.period
@options.previous
@options.policy
@click.option("--macros", is_flag=True, help="做成带宏的.xlsm：双击“校验本表”就在打开的表上标出问题。")
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path(),
    metavar="文件夹",
    help="放在哪里；默认是当前文件夹。",
)
def command(
    names: tuple[str, ...],
    county: str,
    period: str | None,
    previous: tuple[str, ...],
    policy: Path | None,
    macros: bool,
    output: Path,
) -> int:
    """做给县区填的台账：表头、下拉、公式、校验都齐，附填表说明；有 --previous 时把上月的行
    带过来。report 是月报和通报的Word模板，summary 是汇总表的Excel模板，policy 是政策参数表。不写名称时全部都做。

    \b
    例：
      xltools template child --county 滑县 --period 2021-04
      xltools template child --county 滑县 --previous 2021-03.xlsx
      xltools template child --county 滑县 --period 2021-04 --macros
      xltools template household caregiver child --output 模板/
      xltools template report summary policy --output 模板/
    """
    from xltools.blanks import blank_ledgers

    made = blank_ledgers(
        names,
        output,
        county=county,
        period=period,
        previous=previous,
        policy=policy,
        macros=macros,
        say=click.echo,
    )
    for path in made:
        click.echo(f"已写出：{path}")
    return 0
