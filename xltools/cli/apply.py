"""`xltools apply`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, progress


@click.command()
@options.comparing
@click.option(
    "--corrections",
    multiple=True,
    required=True,
    metavar="文件",
    help="县区填好退回来的问题清单（校验副本），可以写多次，也可以是文件夹或通配符。",
)
@click.option(
    "--output",
    type=click.Path(path_type=Path),
    metavar="文件夹",
    help="更正后的副本放在哪里；默认是第一个文件旁的“更正结果”。",
)
def command(corrections: tuple[str, ...], output: Path | None, **given: Any) -> int:
    """把县区在问题清单里填的更正值改进台账的新副本，原件不动。

    先核对：单元格的内容和清单里的一样、更正值合格才改；改了什么、没有采用什么、为什么，都写在“更正记录”里。
    答复“情况属实”的警告记在“已确认.json”，以后显示“已确认”、不再计数，值变了会重新提醒。

    \b
    例：
      xltools apply 收到/ --corrections 回退/ --period 2021-04
    """
    from xltools import run

    with progress("更正") as step:
        request = options.request(given, step)
        target = output or _beside(request.files[0])
        job, done = run.apply(request, corrections, target)
    talk = Talk()
    talk.say(
        f"更正{len(done.applied)}格，确认{len(done.confirmed)}条，没有采用{len(done.refused)}条，未办结{len(done.still_open)}条。"
    )
    for place, still in done.still_wrong.items():
        talk.say(f"  《{place.file_name}》{place.shown(place)}{still}", "yellow")
    for one, why in [*done.refused, *done.still_open][:20]:
        talk.say(f"  {one.code} 《{one.place.file}》{one.place.shown(one.place)}：{why}", "yellow")
    talk.written(job.written, job.remarks)
    return 1 if done.refused else 0


def _beside(first: str) -> Path:
    given = Path(first)
    return (given if given.is_dir() else given.parent) / "更正结果"
