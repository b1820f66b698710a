"""`xltools validate --explain-headings`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from xltools.cli.aligned import table

if TYPE_CHECKING:
    from xltools.job import Request
    from xltools.model.book import HeadingSaid, Rival, SheetFacts


def explain(request: Request) -> int:
    """Say for every ledger found what it was taken for, and for every column its field and why. Always returns 0."""
    from xltools.job import read_headings

    book = read_headings(request)
    for facts in book.facts:
        _ledger(facts)
    for note in book.noted("F01"):
        click.echo(f"《{note.place.file_name}》：{note.words['原因']}")
    for one in book.sheets:
        if one.told:
            click.echo(
                f"《{one.file.rsplit('/', 1)[-1]}》工作表“{one.sheet}”（{one.filled}行有内容）：{one.told}。"
            )
    if any(one.field is None for facts in book.facts for one in facts.headings):
        click.echo("认错或没有认出的，可以在文件夹的 xltools.toml 里写明，以后每月照用：")
        click.echo('  [headings."滑县"]')
        click.echo('  "金额" = "本月发放金额（元）"')
    return 0


def _ledger(facts: SheetFacts) -> None:
    part = facts.part
    required = part.kind.required()
    there = sum(field.name in part.columns for field in required)
    rows = "、".join(map(str, part.header_rows))
    file = part.file.rsplit("/", 1)[-1]
    click.secho(f"《{file}》工作表“{part.sheet}”：当作{part.kind.title}", bold=True)
    click.echo(
        f"  表头在第{rows}行，认出{len(part.columns)}列，其中必填列{there}/{len(required)}，数据{part.rows}行。"
    )
    if facts.rivals:
        click.echo(f"  其次像：{'；'.join(map(_rival, facts.rivals))}。")
    rows_told = [_row(one) for one in facts.headings]
    for line in table(("列", "表头", "当作", "依据"), rows_told).splitlines():
        click.echo(f"  {line}")
    click.echo()


def _rival(one: Rival) -> str:
    return f"{one.kind.title}（认出{one.columns}列，其中必填列{one.required}/{len(one.kind.required())}）"


def _row(one: HeadingSaid) -> tuple[str, str, str, str]:
    letter = (one.place.cell or "").rstrip("0123456789")
    close = f"；写法相近的有：{'、'.join(one.near)}" if one.near else ""
    return letter, one.heading, one.field.heading if one.field else "—", f"{one.why}{close}"
