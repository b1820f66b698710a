"""Arguments and options that mean the same in every command, declared once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from xltools.job import Request

Function = TypeVar("Function", bound=Callable[..., Any])

files = click.argument("files", nargs=-1, required=True, metavar="文件...")
period = click.option("--period", metavar="年月", help="期别，如 2021-04；不写时从标题和文件名里找。")
policy = click.option(
    "--policy",
    type=click.Path(path_type=Path),
    metavar="文件",
    help="政策参数文件（xlsx或toml），如各县标准。",
)
previous = click.option(
    "--previous", multiple=True, metavar="文件", help="上月台账，可以写多次，也可以是文件夹。"
)
against = click.option(
    "--against",
    multiple=True,
    metavar="种类=文件",
    help="其他部门名单，如 payments=发放名单.xlsx，可以写多次。",
)
json_file = click.option(
    "--json", "json_file", metavar="文件", help="把结果另存为JSON，供程序使用；- 表示写到标准输出。"
)
password = click.option(
    "--password",
    envvar="XLTOOLS_PASSWORD",
    metavar="密码",
    help="打开加密文件的密码（或环境变量 XLTOOLS_PASSWORD）。",
)
show_ids = click.option("--show-ids", is_flag=True, help="屏幕和清单里显示完整的身份证号、账号、电话。")
only = click.option(
    "--only", multiple=True, metavar="规则", help="只执行这条规则（或一类，如 K），可以写多次。"
)
skip = click.option("--skip", multiple=True, metavar="规则", help="不执行这条规则（或一类），可以写多次。")
fail_on = click.option(
    "--fail-on",
    type=click.Choice(["error", "warning", "never"]),
    default="error",
    show_default=True,
    help="发现到哪一级时退出码为1。",
)


workbook = click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="文件", help="写出的工作簿。"
)


def reading(function: Function) -> Function:
    """The options of every command that reads ledgers."""
    for option in (password, policy, period, files):
        function = option(function)
    return function


def comparing(function: Function) -> Function:
    """The options of every command that compares ledgers with last month and with lists."""
    for option in (against, previous):
        function = option(function)
    return reading(function)


def request(given: Mapping[str, Any], step: Callable[[str], None]) -> Request:
    """What a command's options ask for; options that the command does not have keep their defaults."""
    from xltools.run import Request

    rest = {name: value for name, value in given.items() if name != "against"}
    return Request(**rest, against=pairs(given.get("against", ())), progress=step)


def pairs(against: tuple[str, ...]) -> list[tuple[str, str]]:
    """`payments=发放名单.xlsx` → ("payments", "发放名单.xlsx").

    Raises click.BadParameter when the equals sign is missing.
    """
    out = []
    for one in against:
        kind, sign, path = one.partition("=")
        if not sign or not kind or not path:
            raise click.BadParameter(
                f"“{one}”应写成 种类=文件，如 payments=发放名单.xlsx。", param_hint="--against"
            )
        out.append((kind.strip(), path.strip()))
    return out
