"""`xltools explain`."""

from __future__ import annotations

import click


@click.command()
@click.argument("name", metavar="规则|列名")
def command(name: str) -> int:
    """说明一条规则（如 P04）、一个推算列或一个字段：是什么、为什么、怎么改，附例表。

    \b
    例：
      xltools explain K04
      xltools explain 末领年月
      xltools explain child.payable
    """
    from xltools.cli.reference import explain

    click.echo(explain(name))
    return 0
