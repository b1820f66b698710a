"""`xltools demo`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli.terminal import progress


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
@click.option(
    "--children", type=click.IntRange(9, 200_000), default=1117, show_default=True, help="儿童人数。"
)
@click.option(
    "--households", type=click.IntRange(0, 400_000), default=3000, show_default=True, help="家庭户数。"
)
@click.option(
    "--seed", type=int, default=2021, show_default=True, help="随机种子；相同的种子造出相同的城市。"
)
@click.option(
    "--errors",
    type=click.IntRange(0, 500),
    default=100,
    show_default=True,
    help="埋下几处错误；0是没有错误的城市。",
)
@click.option(
    "--months",
    type=click.IntRange(1, 9),
    default=1,
    show_default=True,
    help="从2021年4月起一连几个月（到12月为止），每月在同一个文件夹里完整做一次（xltools run）。",
)
@click.option(
    "--systems",
    is_flag=True,
    help="连同特困、低保、防贫保险、带贫载体、资金项目等其他台账一起造（约三万行）。",
)
def command(
    folder: Path, children: int, households: int, seed: int, errors: int, months: int, systems: bool
) -> int:
    """造一个九县区的城市，埋下已知的错误，完整跑一个月，看程序能不能全部找到。

    姓名、村名、号码都是虚构的。文件夹要是空的，或是以前造的示例。

    \b
    例：
      xltools demo 示例/
      xltools demo 示例/ --errors 0
      xltools demo 示例/ --systems
      xltools demo 示例/ --months 3
    """
    from xltools.demo.run_demo import run_demo

    if months > 1 and systems:
        raise click.UsageError("--months 和 --systems 不能一起用：其他台账只造一个月。")
    with progress("示例") as step:
        lines: list[str] = []
        code = run_demo(
            folder,
            children=children,
            households=households,
            seed=seed,
            errors=errors,
            systems=systems,
            months=months,
            say=lines.append,
            progress=step,
        )
    for line in lines:
        click.echo(line)
    return code
