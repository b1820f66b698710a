"""`xltools init`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False), metavar="文件夹")
def command(folder: Path) -> int:
    """建一个每月用的文件夹：收到/、上月/、名单/、结果/，设置文件和政策文件。已有的文件不动。

    \b
    例：
      xltools init 民政台账/
    """
    from xltools.monthly import make_folder

    for path in make_folder(folder):
        click.echo(f"已写出：{path}")
    click.echo(
        f"把县区报来的文件放进 {folder}/收到，上月的放进 {folder}/上月，然后：xltools run {folder} --period 年-月"
    )
    return 0
