"""`xltools macros`."""

from __future__ import annotations

from pathlib import Path

import click


@click.group(subcommand_metavar="install|build")
def command() -> None:
    """双击就能用的宏工作簿和启动文件。

    \b
    例：
      xltools macros install 民政台账/
      xltools macros build
    """


@command.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
def install(folder: Path) -> int:
    """把“台账工具.xlsm”和“双击运行”启动文件放进文件夹。

    \b
    例：
      xltools macros install 民政台账/
    """
    from xltools.blanks import install_macros

    for path in install_macros(folder):
        click.echo(f"已写出：{path}")
    return 0


@command.command()
@click.option("--check", is_flag=True, help="只核对随程序带的工作簿与源文件是否一致。")
@click.option("--ods", is_flag=True, help="也做给LibreOffice用的“台账工具.ods”（需要LibreOffice）。")
def build(check: bool, ods: bool) -> int:
    """由 macros/ 里的源文件重做“台账工具.xlsm”和台账里的宏（开发用，需要 pyOpenVBA）。

    \b
    例：
      xltools macros build --check
    """
    import tempfile

    from xltools.macros.build import build as make
    from xltools.macros.build import build_project, build_twin
    from xltools.resources import PROJECT, TOOL, TWIN, shipped

    sources = shipped("macros")
    targets = {shipped("workbooks") / "templates" / TOOL: make, sources / PROJECT: build_project}
    if ods and not check:
        targets[shipped("workbooks") / "templates" / TWIN] = build_twin
    same = True
    for target, write in targets.items():
        if not check:
            write(sources, target)
            click.echo(f"已写出：{target}")
            continue
        with tempfile.TemporaryDirectory() as folder:
            write(sources, made := Path(folder) / target.name)
            same &= target.is_file() and made.read_bytes() == target.read_bytes()
    if check:
        click.echo("一致。" if same else "不一致：请执行 xltools macros build。")
    return 0 if same else 1


@command.command(hidden=True)
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False))
@click.pass_context
def launch(ctx: click.Context, folder: Path) -> int:
    """由“双击运行”调用：检查“收到”（没有或是空的，就检查本文件夹），打开结果。"""
    from xltools.cli.validate import command as validate
    from xltools.model.errors import OperatorError
    from xltools.reading.folder import expand

    chosen, output = folder / "收到", folder / "校验结果"
    try:
        expand([str(chosen)])
    except OperatorError:
        chosen = folder
    code: int = ctx.invoke(validate, files=(str(chosen),), output=output, fail_on="never")
    click.launch(str(output))
    return code


@command.command(name="run", hidden=True)
@click.option("--job", type=click.Path(path_type=Path, exists=True), required=True, help="宏写的任务文件。")
def run_job(job: Path) -> int:
    """由宏工作簿调用，不用手动执行。"""
    from xltools.macros.job import run_job as work

    return work(job)
