"""`xltools list`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options

#: What can be listed.
SUBJECTS = ("rules", "ledgers", "fields", "derived", "summaries", "policy")


@click.command(name="list")
@click.argument("subject", type=click.Choice(SUBJECTS), metavar="|".join(SUBJECTS))
@click.option(
    "--family",
    metavar="字母",
    help="只列一类规则：F 文件、P 人员、H 家庭、C 照料人、K 儿童、X 交叉、M 月度、T 汇总、S 救助供养、I 防贫保险、L 产业就业、B 资金项目。",
)
@click.option("--severity", type=click.Choice(["error", "warning", "info"]), help="只列这一级的规则。")
@options.policy
@options.period
def command(
    subject: str, family: str | None, severity: str | None, policy: Path | None, period: str | None
) -> int:
    """列出规则、台账、字段、推算列、汇总表或政策参数。

    \b
    例：
      xltools list rules --family K
      xltools list fields
      xltools list policy --policy 政策参数.xlsx --period 2021-04
    """
    from xltools.cli import reference

    match subject:
        case "rules":
            click.echo(reference.rules(family, severity))
        case "policy":
            click.echo(reference.policy(policy, period))
        case _:
            click.echo(getattr(reference, subject)())
    return 0
