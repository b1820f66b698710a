"""What people see on the terminal: progress on standard error, results on standard output."""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from xltools.model.finding import Finding
    from xltools.run import Job

_COLOURS = {"错误": "red", "警告": "yellow", "提示": "blue"}

#: Findings listed on the terminal; the rest stand in the problem lists.
_LISTED = 20
#: Sheets with unread rows that are named; the rest are counted.
_UNREAD = 5


@contextmanager
def progress(doing: str) -> Iterator[Callable[[str], None]]:
    """A spinner with what is being worked on, only where standard error is a terminal."""
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), BarColumn(24), TimeElapsedColumn(), TextColumn("{task.description}"))
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(doing, total=None)

        def show(step: str) -> None:
            bar.update(task, description=f"{doing} {step}")

        yield show


class Talk:
    """Prints to standard output, or to standard error when that is taken by JSON."""

    def __init__(self, *, to_stderr: bool = False) -> None:
        self._err = to_stderr

    def say(self, sentence: str = "", colour: str | None = None) -> None:
        click.secho(sentence, fg=colour, err=self._err)

    def findings(self, job: Job, *, show_ids: bool) -> None:
        """The worst findings first, then how many there are of each rule."""
        listed = sorted(job.validation.findings, key=lambda one: -one.severity)[:_LISTED]
        for finding in listed:
            self.finding(finding, show_ids=show_ids)
        rest = len(job.validation.findings) - len(listed)
        if rest > 0:
            self.say(f"……另有 {rest} 条，见各县校验文件里的“问题清单”。")

    def finding(self, finding: Finding, *, show_ids: bool) -> None:
        word = finding.severity.chinese
        where = f"《{finding.place.file_name}》" if finding.place.file else (finding.county or "")
        message = finding.full_message if show_ids else finding.message
        click.secho(f"{word} {finding.code} ", fg=_COLOURS[word], nl=False, err=self._err)
        click.echo(f"{where}{message.removeprefix(where)}", err=self._err)

    def totals(self, job: Job) -> None:
        rows = Counter({table.kind.title: len(table) for table in job.inputs.book.tables.values()})
        read = "，".join(f"{title}{count}行" for title, count in rows.items()) or "没有可读的台账"
        totals = job.validation.totals()
        self.say(f"{job.period.chinese}：{len(job.inputs.book.files)}个文件，{read}。")
        self.unread(job)
        self.say(
            f"错误 {totals['errors']} 处，警告 {totals['warnings']} 处，提示 {totals['infos']} 处。",
            "red" if totals["errors"] else "yellow" if totals["warnings"] else "green",
        )
        self.outcomes(job)

    def unread(self, job: Job) -> None:
        """Sheets and rows that were not read as data, so that nothing is left out in silence."""
        told = [one for one in job.inputs.book.sheets if one.told]
        for one in told[:_UNREAD]:
            file = one.file.rsplit("/", 1)[-1]
            self.say(f"  《{file}》工作表“{one.sheet}”（{one.filled}行有内容）：{one.told}。")
        if len(told) > _UNREAD:
            self.say(f"  ……另有 {len(told) - _UNREAD} 张工作表有没有读的内容，见合并台账的“来源清单”。")

    def outcomes(self, job: Job) -> None:
        counts = Counter(one.outcome for one in job.validation.outcomes)
        self.say(
            f"规则 {len(job.validation.outcomes)} 条：通过 {counts['clean']}，发现问题 {counts['found']}，"
            f"未执行 {counts['skipped']}，程序故障 {counts['crashed']}。"
        )
        skipped = Counter(one.reason for one in job.validation.outcomes if one.outcome == "skipped")
        for reason, count in skipped.most_common(6):
            self.say(f"  未执行 {count} 条：{reason}")
        for one in job.validation.outcomes:
            if one.outcome == "crashed":
                self.say(f"  程序故障 {one.code}：{one.reason}。请告诉维护人员。", "red")

    def filled(self, job: Job) -> None:
        """How much was filled in, what differs from typed figures, and what could not be worked out."""
        plan = job.fill_plan
        if plan is None:
            return
        self.say(
            f"{job.period.chinese}：填入 {plan.cells} 格，新增 {plan.new_columns} 列。手工填写的数一律不动。"
        )
        for difference in plan.differences[:_LISTED]:
            self.say(f"  {difference.message}", "yellow")
        if len(plan.differences) > _LISTED:
            self.say(f"  ……另有 {len(plan.differences) - _LISTED} 处与推算不同。")
        for heading, reason in plan.skipped.items():
            self.say(f"  “{heading}”没有推算：{reason}")

    def finish(self, job: Job, json_file: str | None = None) -> None:
        """Totals, remarks and files; with `-` the JSON goes to standard output and this talk to standard error."""
        self.totals(job)
        self.written(job.written, job.remarks)
        if json_file == "-":
            from xltools.run import json_text

            click.echo(json_text(job), nl=False)

    def written(self, paths: Sequence[Path], remarks: Sequence[str] = ()) -> None:
        for remark in remarks:
            self.say(remark, "yellow")
        if not paths:
            return
        self.say("已写出：" if len(paths) > 1 else f"已写出：{paths[0]}")
        if len(paths) > 1:
            for path in paths:
                self.say(f"  {path}")


def exit_code(job: Job, fail_on: str) -> int:
    """0, or 1 when there is a finding at or above `fail_on`; 3 when a rule crashed."""
    from xltools.model.finding import ERROR, WARNING

    if any(one.outcome == "crashed" for one in job.validation.outcomes):
        return 3
    limit = {"error": ERROR, "warning": WARNING}.get(fail_on)
    worst = job.validation.worst
    return int(limit is not None and worst is not None and worst >= limit)
