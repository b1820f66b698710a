"""`xltools history`."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress

if TYPE_CHECKING:
    from xltools.model.period import Period
    from xltools.verbs.history import Record

#: Rows that are told on the terminal; the workbook has all.
_MOST = 12


@click.command()
@click.argument("folder", type=click.Path(path_type=Path, exists=True, file_okay=False), metavar="文件夹")
@click.argument("person", metavar="姓名或身份证号")
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), metavar="文件", help="把每个月的每一栏并排写成工作簿。"
)
@options.show_ids
def command(folder: Path, person: str, output: Path | None, show_ids: bool) -> int:
    """一个人逐月的情况：在哪本台账、哪一栏，每月填了什么、变了什么、发现过什么问题。

    从 xltools run 做过的各月合并台账里找，写全姓名或身份证号；同名的几个人都列出来。号码默认脱敏。

    \b
    例：
      xltools history 民政台账/ 410526201203041207
      xltools history 民政台账/ 王小明 -o 王小明.xlsx --show-ids
    """
    from xltools.lookback import history, save_history

    with progress("查找") as step:
        months, records = history(folder, person, progress=step)
    talk = Talk()
    if not records:
        talk.say(
            f"做过的{len(months)}个月（{_span(months)}）的合并台账里没有这个人。请写全姓名或18位身份证号。"
        )
        return 1
    for record in records[:_MOST]:
        _tell(record, months, talk, show_ids=show_ids)
    if len(records) > _MOST:
        talk.say(f"……另有{len(records) - _MOST}行，请用身份证号查，或用 -o 写成工作簿看。")
    if output is not None:
        talk.say(f"已写出：{save_history(folder, output, months, records, show_ids=show_ids)}")
    return 0


def _span(months: Sequence[Period]) -> str:
    return f"{months[0]}至{months[-1]}" if len(months) > 1 else str(months[0])


def _tell(record: Record, months: Sequence[Period], talk: Talk, *, show_ids: bool) -> None:
    """One row of a ledger, a line for each month and one for each change and problem."""
    from xltools.values.mask import mask_text
    from xltools.verbs.history import shown

    name, number = record.own
    number = number if show_ids else mask_text(number)
    talk.say(f"{record.ledger}：{name}（{number or '没有号码'}），所查的人在“{record.role}”一栏")
    before = None
    for month in map(str, months):
        if month not in record.months:
            talk.say(f"  {month}  {'没有这一行（上月有）' if before else '没有这一行'}")
            before = None
            continue
        if before is None:
            facts = record.telling(month)
            told = "，".join(
                f"{head}{shown(value, record.fields[head], show_ids=show_ids)}" for head, value in facts
            )
        else:
            told = "，".join(
                f"{head}由“{shown(old, record.fields[head], show_ids=show_ids)}”变为“{shown(new, record.fields[head], show_ids=show_ids)}”"
                for head, old, new in record.changed(month, before)
            )
        talk.say(f"  {month}  {told or '没有变化'}　{record.sources[month]}")
        for one in record.problems[month]:
            talk.say(
                f"           {one.severity} {one.code} {one.message}",
                "red" if one.severity == "错误" else "yellow",
            )
        before = month
