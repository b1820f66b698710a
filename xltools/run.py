"""The wiring: paths in, files out. The command line and Python callers both come through here."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path

from xltools.copies import (
    clean,
    mask,
    send_back,
    write_corrected,
    write_filled,
    write_marked,
    write_text,
)
from xltools.job import Job, Request, links_file, read, read_links
from xltools.matching.answers import LinkAnswer, latest
from xltools.model.address import CellRef
from xltools.model.errors import CannotApply, FileMissing
from xltools.model.rule import all_rules
from xltools.model.sheet_plan import SheetPlan
from xltools.policies.confirmed import load as load_confirmed
from xltools.policies.confirmed import text as confirmed_text
from xltools.reading.corrections import Returned, read_returned
from xltools.reading.folder import Found, expand
from xltools.reading.link_answers import NotUnderstood, read_link_answers
from xltools.reading.sheet import CannotOpen
from xltools.resources import shipped
from xltools.verbs.apply import ApplyPlan, record, still_wrong
from xltools.verbs.apply import plan as plan_apply
from xltools.verbs.confirmations import with_confirmed
from xltools.verbs.fill import FillPlan
from xltools.verbs.fill import fill as plan_fill
from xltools.verbs.merge import merge as plan_merge
from xltools.verbs.report import figures
from xltools.verbs.same_person import remembered as plan_remembered
from xltools.verbs.summarize import COMPARING
from xltools.verbs.summarize import reconcile as plan_reconciliation
from xltools.verbs.summarize import summarize as plan_summary
from xltools.verbs.template_figures import template_figures
from xltools.verbs.validate import validate as judge
from xltools.writing.letter import fill_letter
from xltools.writing.letter_page import write_page
from xltools.writing.letter_template import REPORT
from xltools.writing.save import save
from xltools.writing.sheet_template import fill_workbook
from xltools.writing.workbook import write as write_workbook


def validate(
    request: Request, *, output: Path | None = None, job: Job | None = None, families: str = ""
) -> Job:
    """Read, judge (with `families` only by rules of these), and (with `output`) write each county's marked copy."""
    job = job or read(request)

    def unchosen(code: str) -> str:
        if families and code[0] not in families:
            return "对账只看名单、上月和文件，这些规则用 validate 检查"
        named = {one.upper() for one in request.only}
        left_out = {one.upper() for one in request.skip}
        if (named and code not in named and code[0] not in named) or code in left_out or code[0] in left_out:
            return "未选择"
        return "按 xltools.toml 停用" if job.settings.off(code) else ""

    rules = [job.settings.applied(one) for one in all_rules()]
    job.validation = judge(job.inputs, job.policy, rules, unchosen=unchosen, progress=request.progress)
    known = load_confirmed(job.confirmed)
    job.validation.findings = with_confirmed(job.inputs.book, job.validation.findings, known)
    if output is not None:
        write_marked(job, output)
    return job


def merge(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """All counties in one workbook, with derived columns, marks, problem list, duplicates and sources.

    With `job`, what that job has read and found is used.
    """
    job = job or validate(request, job=_read_again(request, output))
    link = partial(_link, job, output)
    plans = plan_merge(job.inputs, job.validation, job.policy, show_ids=request.show_ids, link=link)
    _write(job, output, plans, f"{job.period.chinese}合并台账")
    return job


def summarize(request: Request, output: Path, *, template: Path | None = None, job: Job | None = None) -> Job:
    """The summary workbook for the leaders: as it is drawn, or by the office's own template (given, or set in xltools.toml).

    Raises BadTemplate, FileMissing for a template that is not there.
    """
    job = job or validate(request)
    template = template or job.settings.summary
    if template is None:
        plans = plan_summary(job.inputs, job.validation, job.policy)
        _write(job, output, plans, f"{job.period.chinese}汇总表")
        return job
    if not template.is_file():
        raise FileMissing(str(template))
    job.request.progress(output.name)
    context = template_figures(job.inputs, job.validation, job.policy)
    job.written.append(
        save(output, [*job.sources, template], lambda target: fill_workbook(template, target, context))
    )
    return job


def reconcile(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """Comparisons with last month and with other departments' lists."""
    job = job or validate(request, job=_read_again(request, output), families=COMPARING)
    plans = plan_reconciliation(job.inputs, job.validation, job.policy, link=partial(_link, job, output))
    _write(job, output, plans, f"{job.period.chinese}对账结果")
    return job


def _read_again(request: Request, output: Path) -> Job:
    """Read the request; answers in a result that is about to be written anew are taken over first."""
    remarks = take_answers([output], links_file(request))
    job = read(request)
    job.remarks.extend(remarks)
    return job


def take_answers(workbooks: Sequence[Path], into: Path) -> list[str]:
    """Answers to 是否同一人 in result workbooks, the older first, into 人员关联.xlsx; what was not understood, in words.

    Results that were last saved before that file have been taken over already; what a clerk has changed or struck there
    since holds. Nothing is written where nothing new was answered. Raises BadSettings and CannotWrite for that file.
    """
    known = read_links(into)
    since = into.stat().st_mtime_ns if into.is_file() else 0
    found: list[LinkAnswer] = []
    remarks = []
    for path in workbooks:
        for one in _answers(path) if path.is_file() and path.stat().st_mtime_ns > since else []:
            if isinstance(one, LinkAnswer):
                found.append(one)
            else:
                remarks.append(
                    f"{one.place.shown(CellRef())}填的是“{one.text}”，看不出是“是”还是“否”，没有采用。"
                )
    answers = latest([*known.values(), *found])
    if answers != known:
        plan = plan_remembered(answers.values())
        save(into, workbooks, lambda target: write_workbook(target, [plan], title=plan.title))
    return remarks


def _answers(path: Path) -> list[LinkAnswer | NotUnderstood]:
    """The answers in one result; none in a file that is no workbook, which writing will speak of."""
    try:
        return list(read_link_answers(path))
    except CannotOpen:
        return []


def _link(job: Job, output: Path, place: CellRef) -> str | None:
    """A link from a result to a cell of an input file, by the way from one to the other; None where there is none."""
    source = job.found.get(place.file or "")
    if source is None or place.sheet is None or place.cell is None or "#" in str(source):
        return None
    try:
        way = Path(os.path.relpath(source.resolve(), output.resolve().parent)).as_posix()
    except ValueError:  # on another drive of Windows
        way = source.resolve().as_posix()
    quoted = place.sheet.replace("'", "''")
    return f"external:{way}#'{quoted}'!{place.cell}"


def report(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """The monthly report as a Word document, from the office's template or the shipped one, and beside it the same for a browser.

    Raises BadTemplate.
    """
    job = job or validate(request)
    template = job.settings.report or shipped("workbooks") / "templates" / REPORT.file
    told = figures(job.inputs, job.validation, job.policy)
    job.request.progress(output.name)
    fill = partial(fill_letter, template, figures=told)
    job.written.append(save(output, [*job.sources, template], fill))
    page = output.with_suffix(".html")
    job.written.append(save(page, [*job.sources, template], partial(write_page, output)))
    return job


def _write(job: Job, output: Path, plans: Sequence[SheetPlan], title: str) -> None:
    job.request.progress(output.name)
    job.written.append(save(output, job.sources, lambda target: write_workbook(target, plans, title=title)))


def fill(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """Derived columns and each row's check state into a copy of each county's own workbook."""
    job = job or read(request)
    job.fill_plan = plan_filling(request, job=job)
    write_filled(job, output)
    return job


def plan_filling(request: Request, *, job: Job | None = None) -> FillPlan:
    """What `fill` would put into which cells."""
    job = job or read(request)
    if not job.validation.outcomes:
        validate(request, job=job)
    return plan_fill(job.inputs, job.policy, job.validation.findings)


def apply(request: Request, corrections: Sequence[str], output: Path) -> tuple[Job, ApplyPlan]:
    """Take corrections out of returned problem lists over into new copies of the ledgers.

    Writes `<name>.更正.xlsx` for every ledger with a correction, 更正记录.xlsx, and what was confirmed into 已确认.json.
    Raises CannotApply for a returned workbook without a problem list or one that cannot be opened.
    """
    job = validate(request)
    returned = [_returned(one, request.password) for one in expand(corrections)]
    answered = [one for several in returned for one in several.corrections]
    done = plan_apply(job.inputs.book, job.validation.findings, answered)
    copies = write_corrected(job, output, done.applied)
    if copies:
        opened = [file.path for file in job.inputs.book.files if file.opened]
        files = [str(copies.get(one, job.found[one])) for one in opened]
        again = validate(replace(request, files=files, period=str(job.period)))
        names = {shown: path.name for shown, path in copies.items()}
        done.still_wrong = still_wrong(done, again.validation.findings, names)
    dates = {one.found.shown: _changed_on(one.found.path) for one in returned}
    _write(job, output / "更正记录.xlsx", [record(done, dates)], "更正记录")
    if done.confirmed:
        known = load_confirmed(job.confirmed)
        for key, one in done.confirmed.items():
            day = dates.get(one.source.file or "", "")
            known[key] = {"规则": one.code, "责任人": one.owner, "日期": day}
        content = confirmed_text(known)
        job.written.append(save(job.confirmed, job.sources, partial(write_text, text=content)))
    left = sum(one.unanswered for one in returned)
    if left:
        job.remarks.append(f"清单里还有{left}条没有填整改结果。")
    return job, done


def _returned(found: Found, password: str | None) -> Returned:
    try:
        returned = read_returned(found, password)
    except CannotOpen as error:
        raise CannotApply(found.shown, f"打不开：{error.reason}，{error.remedy}") from None
    if not returned.has_list:
        raise CannotApply(found.shown, "里没有问题清单（要有文件、所在表、单元格、整改结果、更正值这些列）")
    return returned


def _changed_on(path: Path) -> str:
    """The day on which a county saved its answer."""
    return datetime.fromtimestamp(path.stat().st_mtime).strftime("%Y-%m-%d")


def default_output(job: Job, name: str) -> Path:
    """The folder `name` beside the first input (inside it when that is a folder)."""
    given = Path(job.request.files[0])
    beside = given if given.is_dir() else next(iter(job.found.values())).parent
    return beside / name


def json_text(job: Job) -> str:
    """The findings as JSON text, the same bytes for the same inputs."""
    return json.dumps(job.json(), ensure_ascii=False, indent=1) + "\n"


def write_json(job: Job, path: Path) -> None:
    """The findings for programs, as described in docs/interfaces.md."""
    text = json_text(job)
    save(path, job.sources, lambda target: write_text(target, text))


__all__ = [
    "Job",
    "Request",
    "apply",
    "clean",
    "default_output",
    "fill",
    "json_text",
    "mask",
    "merge",
    "read",
    "reconcile",
    "report",
    "send_back",
    "summarize",
    "take_answers",
    "validate",
    "write_json",
    "write_marked",
]
