"""`xltools merge`."""

from __future__ import annotations

from pathlib import Path

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, exit_code, progress


@click.command()
@options.reading
@options.previous
@options.against
@click.option(
    "-o", "--output", type=click.Path(path_type=Path), required=True, metavar="文件", help="合并后的工作簿。"
)
@options.json_file
@options.fail_on
@options.show_ids
def command(
    files: tuple[str, ...],
    period: str | None,
    policy: Path | None,
    password: str | None,
    previous: tuple[str, ...],
    against: tuple[str, ...],
    output: Path,
    json_file: str | None,
    fail_on: str,
    show_ids: bool,
) -> int:
    """把各县台账合成一本：每行注明来源，附推算列、问题清单、跨县重复、来源清单。

    \b
    例：
      xltools merge 收到/ -o 合并台账.xlsx --period 2021-04
      xltools merge "county/*.xlsx" -o 合并台账.xlsx --policy 政策.toml
    """
    from xltools import run

    with progress("合并") as step:
        request = run.Request(
            files,
            period,
            policy,
            previous=previous,
            against=options.pairs(against),
            show_ids=show_ids,
            password=password,
            progress=step,
        )
        job = run.merge(request, output)
        if json_file and json_file != "-":
            run.write_json(job, Path(json_file))
    talk = Talk(to_stderr=json_file == "-")
    talk.totals(job)
    talk.written(job.written, job.remarks)
    if json_file == "-":
        click.echo(run.json_text(job), nl=False)
    return exit_code(job, fail_on)
