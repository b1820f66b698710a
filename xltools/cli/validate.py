"""`xltools validate`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.headings import explain
from xltools.cli.terminal import Talk, exit_code, progress


@click.command()
@options.comparing
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="标好问题的副本放在哪里；默认是第一个文件旁的“校验结果”。",
)
@options.json_file
@options.only
@options.skip
@options.fail_on
@click.option(
    "--explain-headings",
    is_flag=True,
    help="只说明每张表当作哪本台账、每一列当作什么、依据是什么，不做检查。",
)
@click.option(
    "--clean",
    is_flag=True,
    help="只把本程序以前标的颜色、批注和“问题清单”从副本里去掉，另存为“.清除.xlsx”，不做检查。",
)
@click.option("--strict", is_flag=True, help="警告也按错误看待（等于 --fail-on warning）。")
@options.show_ids
def command(
    output: Path | None,
    json_file: str | None,
    fail_on: str,
    explain_headings: bool,
    clean: bool,
    **given: Any,
) -> int:
    """检查台账，在每个文件的副本里标出问题。

    文件可以是工作簿、文件夹，或加引号的通配符。原件不动；副本里错误标红、警告标黄、提示标蓝，
    批注写明哪里不对、怎么改，并附“问题清单”。

    \b
    例：
      xltools validate 收到/ --period 2021-04
      xltools validate "收到/*.xlsx" --previous 上月/ --against payments=发放名单.xlsx
      xltools validate 滑县.xlsx --only K --json 结果.json
      xltools validate 滑县.xlsx --explain-headings
      xltools validate 校验结果/滑县.校验.xlsx --clean
    """
    from xltools import run

    if clean:
        return _clean(list(given["files"]), output)
    if explain_headings:
        return explain(options.request(given, lambda _: None))
    with progress("检查") as step:
        request = options.request(given, step)
        job = run.read(request)
        run.validate(request, output=output or run.default_output(job, "校验结果"), job=job)
        if json_file and json_file != "-":
            run.write_json(job, Path(json_file))
    talk = Talk(to_stderr=json_file == "-")
    talk.findings(job, show_ids=request.show_ids)
    talk.finish(job, json_file)
    return exit_code(job, "warning" if request.strict and fail_on == "error" else fail_on)


def _clean(files: list[str], output: Path | None) -> int:
    """Take our marks off copies; says what lies where."""
    from xltools import run

    talk = Talk(to_stderr=False)
    first = Path(files[0])
    for target, count in run.clean(files, output or (first if first.is_dir() else first.parent)):
        told = "里没有本程序的标记，没有另存" if count is None else f"　去掉了{count}格的标记"
        talk.say(f"{target}{told}")
    return 0
