"""`xltools live`."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.terminal import progress

_NAME = click.argument("name", required=False, default="", metavar="[工作簿名]")


@click.group(subcommand_metavar="check|fill|off")
def command() -> None:
    """在Excel里打开着的台账上直接标出问题、补上推算列，不存盘。

    不写工作簿名，就是最前面的那一本。要不要存，由您自己决定；off 把标记和补的数都去掉。
    没有在Excel里打开着的（比如用WPS打开的），写出文件名，结果另存为副本并打开。

    \b
    例：
      xltools live check 滑县.xlsx --period 2021-04
      xltools live fill --period 2021-04 --policy 政策参数.xlsx
      xltools live off
    """


@command.command()
@_NAME
@options.period
@options.policy
def check(name: str, period: str | None, policy: Path | None) -> int:
    """标出错误（红）和警告（黄），批注写明怎么改；再查一次，先去掉上次的标记。

    \b
    例：
      xltools live check 滑县.xlsx --period 2021-04
    """
    from xltools import run
    from xltools.live.marks import mark
    from xltools.macros.findings import left_out, on_open_book

    def work(book: Any, request: run.Request) -> str:
        job = run.validate(request)
        lines = on_open_book(job.validation.findings)
        count = mark(book, lines)
        totals = job.validation.totals()
        return f"错误{totals['errors']}处、警告{totals['warnings']}处，标了{count}格，没有存盘。{left_out(lines)}"

    return _on_open_book(name, period, policy, work, (run.validate, "校验结果"))


@command.command()
@_NAME
@options.period
@options.policy
def fill(name: str, period: str | None, policy: Path | None) -> int:
    """把推算列写进空白格，手工填的不动；表里没有的列加在最右边。

    \b
    例：
      xltools live fill 滑县.xlsx --period 2021-04 --policy 政策参数.xlsx
    """
    from xltools import run
    from xltools.live.marks import write_figures

    def work(book: Any, request: run.Request) -> str:
        plan = run.plan_filling(request)
        return f"填了{write_figures(book, plan.edits)}格，没有存盘。"

    return _on_open_book(name, period, policy, work, (run.fill, "填充结果"))


@command.command()
@_NAME
def off(name: str) -> int:
    """去掉 check 的颜色和批注、fill 补的数，格子恢复原样。

    \b
    例：
      xltools live off 滑县.xlsx
    """
    from xltools.live.marks import take_off
    from xltools.live.open_book import open_book

    book = open_book(name)
    click.echo(f"《{book.name}》去掉了{take_off(book)}格的标记和补的数，没有存盘。")
    return 0


def _on_open_book(
    name: str,
    period: str | None,
    policy: Path | None,
    work: Callable[[Any, Any], str],
    elsewhere: tuple[Callable[..., Any], str],
) -> int:
    """Do something with the open workbook, by a copy of it that is gone afterwards.

    Where it is not open in Excel and the name is a file's, the result becomes a new file (`elsewhere`: the verb and its
    folder), which is opened with whatever program opens such files.
    """
    from xltools import run
    from xltools.live.open_book import copy_of, open_book
    from xltools.model.errors import BookNotOpen, ExcelMissing

    try:
        book = open_book(name)
    except (ExcelMissing, BookNotOpen):
        if not Path(name).is_file():
            raise
        verb, folder = elsewhere
        with progress("处理") as step:
            job = verb(run.Request([name], period, policy, progress=step), output=Path(name).parent / folder)
        for path in job.written:
            click.echo(f"它没有在Excel里打开着，结果另存为：{path}")
            click.launch(str(path))
        return 0
    with tempfile.TemporaryDirectory(prefix="xltools-") as folder, progress("处理") as step:
        copy = copy_of(book, Path(folder))
        told = work(book, run.Request([str(copy)], period, policy, progress=step))
    click.echo(f"《{book.name}》{told}")
    return 0
