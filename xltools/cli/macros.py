"""`xltools macros`."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("action", type=click.Choice(["install"]), metavar="install")
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
def command(action: str, folder: Path) -> int:
    """把“双击运行”启动文件放进台账文件夹：放入县区文件，双击即检查。

    \b
    例：
      xltools macros install 收到/
    """
    from xltools.run import install_launchers

    for path in install_launchers(folder):
        click.echo(f"已写出：{path}")
    return 0
