"""`xltools mask`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options
from xltools.cli.terminal import Talk


@click.command()
@options.files
@options.password
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    default=Path("脱敏"),
    show_default=True,
    metavar="文件夹",
    help="脱敏的副本放在哪里。",
)
def command(files: tuple[str, ...], password: str | None, output: Path) -> int:
    """做一份可以发给别人看问题的副本：姓名、号码、账号、电话、地址、备注打星号，行、列、单元格位置不变。

    姓名只留姓，号码留前四位、后两位，地址留到村，不认识的列和没有认出的表全部打星号。日期、金额、选项照原样；批注、图片、
    格式不带过去。发出前请自己再看一遍。

    \b
    例：
      xltools mask 滑县台账.xlsx
      xltools mask 收到/ --output 发给技术人员/
    """
    from xltools import run

    written, remarks = run.mask(files, output, password=password)
    Talk().written(written, remarks)
    return 0
