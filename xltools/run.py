"""The wiring: paths in, files out. The command line and Python callers both come through here."""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import Any

from xltools.job import Job, Request, links_file, read, read_links
from xltools.matching.answers import LinkAnswer, latest
from xltools.model.address import CellRef
from xltools.model.discovery import discover_all
from xltools.model.errors import CannotApply, FileMissing, NoInputOpened, NothingToRead
from xltools.model.finding import Finding
from xltools.model.kind import ledgers
from xltools.model.rule import all_rules
from xltools.model.sheet_plan import SheetPlan
from xltools.policies.confirmed import load as load_confirmed
from xltools.policies.confirmed import text as confirmed_text
from xltools.reading.corrections import Returned, read_returned
from xltools.reading.folder import Found, expand
from xltools.reading.link_answers import NotUnderstood, read_link_answers
from xltools.reading.raw import raw_sheets
from xltools.reading.read import raw_cells, read_files
from xltools.reading.sheet import CannotOpen
from xltools.reading.workbook import open_workbook
from xltools.resources import shipped
from xltools.verbs.apply import Applied, ApplyPlan, record, still_wrong
from xltools.verbs.apply import plan as plan_apply
from xltools.verbs.confirmations import with_confirmed
from xltools.verbs.fill import fill as plan_fill
from xltools.verbs.merge import merge as plan_merge
from xltools.verbs.notice import feedback, notices
from xltools.verbs.problem_list import problem_list
from xltools.verbs.report import figures
from xltools.verbs.same_person import remembered as plan_remembered
from xltools.verbs.share_safe import share_safe
from xltools.verbs.summarize import county_order
from xltools.verbs.summarize import reconcile as plan_reconciliation
from xltools.verbs.summarize import summarize as plan_summary
from xltools.verbs.template_figures import template_figures
from xltools.verbs.validate import validate as judge
from xltools.writing.encrypt import encrypt
from xltools.writing.fill_in import Edit, fill_in
from xltools.writing.letter import fill_letter
from xltools.writing.letter_page import write_page
from xltools.writing.letter_template import NOTICE, REPORT
from xltools.writing.mark import Mark, mark, mark_fresh
from xltools.writing.save import save
from xltools.writing.sheet_template import fill_workbook
from xltools.writing.unmark import NotMarked
from xltools.writing.unmark import clean as take_off
from xltools.writing.workbook import write as write_workbook

#: Suffixes of packages that can be patched; everything else becomes a fresh .xlsx of the same cells.
_PATCHABLE = (".xlsx", ".xlsm")
MARKED = ".校验.xlsx"
FILLED = ".填充.xlsx"
APPLIED = ".更正.xlsx"


def validate(request: Request, *, output: Path | None = None, job: Job | None = None) -> Job:
    """Read, judge, and (with `output`) write each county's marked copy."""
    job = job or read(request)

    def unchosen(code: str) -> str:
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


def write_marked(job: Job, output: Path) -> None:
    """`<name>.校验.xlsx` for each file that could be opened: the county's own workbook with its mistakes marked."""
    for shown, target in _targets(job, output, MARKED):
        mine = [one for one in job.validation.findings if one.place.file == shown]
        plan = problem_list(mine, show_ids=True, links="internal", period=job.period)
        county = next((one.county for one in job.inputs.book.files if one.path == shown), None)
        job.written.append(_send(job, target, county, partial(_mark_one, job, shown, mine, plan)))


def clean(files: Sequence[str], output: Path) -> list[tuple[Path, int | None]]:
    """Copies of marked workbooks without our marks (`<name>.清除.xlsx`), each with the number of cells that lost one.

    A folder stands for the marked copies in it. A file that bears no mark is returned as it is, with None. Raises FileMissing and
    NotPatchable.
    """
    sources = [path for given in files for path in _marked(given)]
    done: list[tuple[Path, int | None]] = []
    for source in sources:
        stem = source.name.removesuffix(source.suffix).removesuffix(".校验")
        target = output / f"{stem}.清除{source.suffix}"
        counts: list[int] = []

        def work(made: Path, source: Path = source, counts: list[int] = counts) -> None:
            counts.append(take_off(source, made))

        try:
            done.append((save(target, sources, work), counts[0]))
        except NotMarked:
            done.append((source, None))
    return done


def mask(files: Sequence[str], output: Path, *, password: str | None = None) -> tuple[list[Path], list[str]]:
    """Share-safe copies (`<name>.脱敏.xlsx`): the same cells at the same places without what tells who the people are.

    Returns the copies, and what the clerk must know of them. Raises FileMissing, NoInputOpened for files that do not open.
    """
    discover_all()
    found = expand(files)
    sources = [one.path for one in found]
    book = read_files(found, ledgers(), password=password)
    written, remarks = [], []
    for one in found:
        try:
            sheets = open_workbook(one.path.read_bytes(), password)
        except CannotOpen as error:
            raise NoInputOpened([f"《{one.path.name}》{error.reason}"]) from None
        masked = share_safe(raw_cells(sheets), book, one.shown)
        merged = {sheet.name: sheet.merged for sheet in sheets}
        write = partial(_write_masked, masked.sheets, merged)
        written.append(
            save(output / f"{one.path.name.removesuffix(one.path.suffix)}.脱敏.xlsx", sources, write)
        )
        remarks += [f"《{one.path.name}》{remark}" for remark in masked.remarks]
    return written, remarks


def _write_masked(
    sheets: Mapping[str, list[list[Any]]],
    merged: Mapping[str, Sequence[tuple[int, int, int, int]]],
    target: Path,
) -> None:
    mark_fresh(sheets, target, [], merged=merged)


def _marked(given: str) -> list[Path]:
    folder = Path(given)
    if not folder.is_dir():
        return [one.path for one in expand([given])]
    found = sorted(path for path in folder.glob("*.校验.xls[xm]") if not path.name.startswith("~$"))
    if not found:
        raise NothingToRead(given)
    return found


def _targets(job: Job, output: Path, suffix: str) -> list[tuple[str, Path]]:
    """Opened ledgers with the file each becomes; equal names in different folders get a number."""
    taken: dict[str, int] = {}
    targets = []
    for file in job.inputs.book.files:
        if not file.opened:
            continue
        stem = job.found[file.path].name
        for ending in (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".et", ".csv", ".txt"):
            stem = stem.removesuffix(ending)
        taken[stem] = taken.get(stem, 0) + 1
        name = stem if taken[stem] == 1 else f"{stem}({taken[stem]})"
        source = job.found[file.path]
        macro = (
            suffix.replace(".xlsx", ".xlsm")
            if source.suffix.lower() == ".xlsm" and _is_package(source)
            else suffix
        )
        targets.append((file.path, output / f"{name}{macro}"))
    return targets


def _is_package(path: Path) -> bool:
    """Whether a file can be patched: an .xlsx or .xlsm by its name and by its bytes."""
    if path.suffix.lower() not in _PATCHABLE:
        return False
    with path.open("rb") as stream:
        return stream.read(4) == b"PK\x03\x04"


def _mark_one(job: Job, shown: str, findings: Sequence[Finding], plan: SheetPlan, target: Path) -> None:
    marks = [
        Mark(one.place.sheet, one.place.row, one.place.column, one.severity, _comment(one))
        for one in findings
        if not one.confirmed
        and one.place.sheet is not None
        and one.place.row is not None
        and one.place.column is not None
    ]
    source = job.found[shown]
    if _is_package(source):
        report = mark(source, target, marks, plan)
    else:
        report = mark_fresh(raw_sheets(Found(source, shown), job.request.password), target, marks, plan)
    job.remarks.extend(f"《{source.name}》{remark}" for remark in report.remarks)


def _comment(one: Finding) -> str:
    likely = f"可能是{one.suggestion}，请核对。" if one.suggestion else ""
    return f"{one.code} {one.full_message}{likely}"


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
    job = job or validate(request, job=_read_again(request, output))
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


def send_back(job: Job, folder: Path, days_late: int | None = None) -> list[Path]:
    """What goes back to the counties besides their marked workbooks: `<county>疑点数据反馈表.xlsx` for each with a finding,
    `<county>通报.docx` for each that did badly; with the passwords that the office has set. Returns these files.

    `days_late`: how many days ago ledgers were due. Raises BadTemplate, NoEncryption.
    """
    made = []
    for county in county_order(job.inputs, job.policy):
        plan = feedback(job.validation.findings, county, job.period, job.policy)
        if plan is not None:
            write = partial(write_workbook, plans=[plan], title=plan.title)
            made.append(_send(job, folder / f"{county}疑点数据反馈表.xlsx", county, write))
    template = job.settings.notice or shipped("workbooks") / "templates" / NOTICE.file
    for county, told in notices(job.inputs, job.validation, job.policy, days_late).items():
        made.append(_send(job, folder / f"{county}通报.docx", county, partial(_fill_notice, template, told)))
    job.written.extend(made)
    return made


def _fill_notice(template: Path, told: dict[str, Any], target: Path) -> None:
    fill_letter(template, target, figures=told)


def _send(job: Job, target: Path, county: str | None, write: Callable[[Path], object]) -> Path:
    """Write a file that leaves the office, under the county's password where it has one."""
    job.request.progress(target.name)
    password = job.settings.password(county)
    if password is None:
        return save(target, job.sources, write)

    def protected(made: Path) -> None:
        write(made)
        encrypt(made, password)

    return save(target, job.sources, protected)


def _write(job: Job, output: Path, plans: Sequence[SheetPlan], title: str) -> None:
    job.request.progress(output.name)
    job.written.append(save(output, job.sources, lambda target: write_workbook(target, plans, title=title)))


def fill(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """Derived columns and each row's check state into a copy of each county's own workbook."""
    job = job or read(request)
    if not job.validation.outcomes:
        validate(request, job=job)
    job.fill_plan = plan_fill(job.inputs, job.policy, job.validation.findings)
    for shown, target in _targets(job, output, FILLED):
        source = job.found[shown]
        if not _is_package(source):
            job.remarks.append(f"《{source.name}》不是xlsx，没有填充；请另存为xlsx后重试。")
            continue
        edits = [
            Edit(one.sheet, one.row, one.column, one.value, one.like_column)
            for one in job.fill_plan.edits
            if one.file == shown
        ]
        job.request.progress(target.name)
        job.written.append(save(target, job.sources, partial(fill_in, source, edits=edits)))
    return job


def apply(request: Request, corrections: Sequence[str], output: Path) -> tuple[Job, ApplyPlan]:
    """Take corrections out of returned problem lists over into new copies of the ledgers.

    Writes `<name>.更正.xlsx` for every ledger with a correction, 更正记录.xlsx, and what was confirmed into 已确认.json.
    Raises CannotApply for a returned workbook without a problem list or one that cannot be opened.
    """
    job = validate(request)
    returned = [_returned(one, request.password) for one in expand(corrections)]
    answered = [one for several in returned for one in several.corrections]
    done = plan_apply(job.inputs.book, job.validation.findings, answered)
    copies: dict[str, Path] = {}
    for shown, target in _targets(job, output, APPLIED):
        mine = [one for one in done.applied if one.place.file == shown]
        if mine:
            _apply_to(job, shown, target, mine)
            copies[shown] = target
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
        job.written.append(save(job.confirmed, job.sources, partial(_write_text, text=content)))
    left = sum(one.unanswered for one in returned)
    if left:
        job.remarks.append(f"清单里还有{left}条没有填整改结果。")
    return job, done


def _returned(found: Found, password: str | None) -> Returned:
    try:
        returned = read_returned(found, password)
    except CannotOpen as error:
        raise CannotApply(found.shown, f"打不开：{error.reason}") from None
    if not returned.has_list:
        raise CannotApply(found.shown, "里没有问题清单（要有文件、所在表、单元格、整改结果、更正值这些列）")
    return returned


def _apply_to(job: Job, shown: str, target: Path, mine: Sequence[Applied]) -> None:
    source = job.found[shown]
    if not _is_package(source):
        raise CannotApply(shown, "不是xlsx，不能原样改；请用Excel另存为xlsx后重试")
    edits = [
        Edit(one.place.sheet or "", one.place.row or 0, one.place.column or 0, one.value) for one in mine
    ]
    job.written.append(save(target, job.sources, partial(fill_in, source, edits=edits)))


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
    save(path, job.sources, lambda target: _write_text(target, text))


def _write_text(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8", newline="\n")


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
