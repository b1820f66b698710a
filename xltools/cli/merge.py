"""`xltools merge`."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from xltools.cli import options
from xltools.cli.terminal import Talk, exit_code, progress


@click.command()
@options.comparing
@options.workbook
@options.json_file
@options.fail_on
@options.show_ids
def command(output: Path, json_file: str | None, fail_on: str, **given: Any) -> int:
    """把各县台账合成一本：每行注明来源，附推算列、问题清单、跨县重复、来源清单。

    \b
    例：
      xltools merge 收到/ -o 合并台账.xlsx --period 2021-04
      xltools merge "county/*.xlsx" -o 合并台账.xlsx --policy 政策.toml
    """
    from xltools import run

    with progress("合并") as step:
        job = run.merge(options.request(given, step), output)
        if json_file and json_file != "-":
            run.write_json(job, Path(json_file))
    Talk(to_stderr=json_file == "-").finish(job, json_file)
    return exit_code(job, fail_on)
