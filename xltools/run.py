"""The wiring: paths in, files out. The command line and Python callers both come through here."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from typing import Any

from xltools.model.book import Book, Inputs, Said
from xltools.model.discovery import discover_all
from xltools.model.errors import NoInputOpened, PeriodUnknown, UnknownName
from xltools.model.finding import Finding
from xltools.model.kind import KINDS, ledgers
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES, all_rules
from xltools.model.sheet_plan import SheetPlan
from xltools.policies.load import load as load_policy
from xltools.policies.settings import Settings
from xltools.policies.settings import find as find_settings
from xltools.reading.folder import Found, expand
from xltools.reading.raw import raw_sheets
from xltools.reading.read import read_files
from xltools.resources import shipped
from xltools.verbs.as_json import as_json
from xltools.verbs.fill import FillPlan
from xltools.verbs.fill import fill as plan_fill
from xltools.verbs.merge import merge as plan_merge
from xltools.verbs.problem_list import problem_list
from xltools.verbs.summarize import reconcile as plan_reconciliation
from xltools.verbs.summarize import summarize as plan_summary
from xltools.verbs.validate import Validation
from xltools.verbs.validate import validate as judge
from xltools.writing.blank import template_name, write_blank
from xltools.writing.fill_in import Edit, fill_in
from xltools.writing.mark import Mark, mark, mark_fresh
from xltools.writing.save import save
from xltools.writing.workbook import write as write_workbook

Progress = Callable[[str], None]

#: Suffixes of packages that can be patched; everything else becomes a fresh .xlsx of the same cells.
_PATCHABLE = (".xlsx", ".xlsm")
MARKED = ".校验.xlsx"
FILLED = ".填充.xlsx"


def _silent(_: str) -> None:
    return None


@dataclass
class Request:
    """What is asked for, as given: paths, wildcards or folders, and options that mean the same in every command."""

    files: Sequence[str]
    period: str | None = None
    policy: Path | None = None
    policy_values: Policy | None = None
    previous: Sequence[str] = ()
    against: Sequence[tuple[str, str]] = ()
    only: Sequence[str] = ()
    skip: Sequence[str] = ()
    strict: bool = False
    show_ids: bool = False
    whole_city: bool = False
    password: str | None = None
    progress: Progress = _silent


@dataclass
class Job:
    """What was read and found for one request, and the files that were written."""

    request: Request
    inputs: Inputs
    policy: Policy
    found: dict[str, Path]
    settings: Settings = field(default_factory=Settings)
    validation: Validation = field(default_factory=Validation)
    written: list[Path] = field(default_factory=list)
    fill_plan: FillPlan | None = None

    @property
    def period(self) -> Period:
        assert self.inputs.period is not None
        return self.inputs.period

    @property
    def sources(self) -> list[Path]:
        return list(self.found.values())

    def json(self) -> dict[str, Any]:
        return as_json(self.inputs, self.validation, show_ids=self.request.show_ids)


def read(request: Request) -> Job:
    """Read everything that the request names and settle the period.

    Raises OperatorError subclasses: a missing file, nothing to read, no file that opens, an unknown period,
    a bad policy, an unknown rule or list kind.
    """
    discover_all()
    settings = find_settings([*map(Path, request.files), Path()])
    check_codes([*request.only, *request.skip])
    policy = request.policy_values or load_policy(request.policy or settings.policy)
    period = Period.parse(request.period) if request.period else None
    found = expand(request.files)
    book = read_files(found, ledgers(), password=request.password, progress=request.progress)
    if book.files and not any(file.opened for file in book.files):
        raise NoInputOpened([_why_closed(book, file.path) for file in book.files])
    lists, places = _read_lists(request)
    previous = _read_previous(request)
    inputs = Inputs(book, period or agreed_period(book), previous, lists, request.whole_city, request.strict)
    everything = {one.shown: one.path for one in found} | places
    return Job(request, inputs, policy, everything, settings)


def check_codes(codes: Iterable[str]) -> None:
    """Raises UnknownName for a rule code (or family letter) that does not exist."""
    families = {code[0] for code in RULES}
    for code in codes:
        if code.upper() not in RULES and code.upper() not in families:
            raise UnknownName("规则", code, list(RULES))


def agreed_period(book: Book) -> Period:
    """The month that titles and file names say, when all agree.

    Raises PeriodUnknown with what was found.
    """
    said: dict[str, Said] = {}
    for one in book.periods:
        said.setdefault(str(one.value), one)
    if len(said) == 1:
        return Period.parse(next(iter(said)))
    raise PeriodUnknown([(month, one.place.shown()) for month, one in said.items()])


def _why_closed(book: Book, path: str) -> str:
    return next(
        (
            f"《{note.place.file_name}》{note.words.get('原因', '打不开')}"
            for note in book.noted("F01")
            if note.place.file == path
        ),
        path,
    )


#: Labels of last month's rows and of lists begin here, so that every label of a run is unique.
_LIST_LABELS = 20_000_000
_PREVIOUS_LABELS = 10_000_000


def _read_previous(request: Request) -> Book | None:
    if not request.previous:
        return None
    return read_files(
        expand(request.previous),
        ledgers(),
        role="previous",
        first_label=_PREVIOUS_LABELS,
        password=request.password,
        progress=request.progress,
    )


def _read_lists(request: Request) -> tuple[Book, dict[str, Path]]:
    whole = Book()
    places: dict[str, Path] = {}
    label = _LIST_LABELS
    for kind_name, path in request.against:
        kind = KINDS.get(kind_name)
        if kind is None or kind.role != "list":
            raise UnknownName("名单", kind_name, [name for name, one in KINDS.items() if one.role == "list"])
        found = expand([path])
        book = read_files(
            found,
            [kind],
            role="list",
            first_label=label,
            password=request.password,
            progress=request.progress,
        )
        label += sum(len(table) for table in book.tables.values())
        places |= {one.shown: one.path for one in found}
        whole.tables |= book.tables
        whole.notes.extend(book.notes)
        whole.facts.extend(book.facts)
        whole.files.extend(book.files)
        whole.sheet_order |= book.sheet_order
    return whole, places


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
    if output is not None:
        write_marked(job, output)
    return job


def write_marked(job: Job, output: Path) -> None:
    """`<name>.校验.xlsx` for each file that could be opened: the county's own workbook with its mistakes marked."""
    for shown, target in _targets(job, output, MARKED):
        job.request.progress(target.name)
        mine = [one for one in job.validation.findings if one.place.file == shown]
        plan = problem_list(mine, show_ids=True, links="internal", period=job.period)
        job.written.append(save(target, job.sources, partial(_mark_one, job.found[shown], shown, mine, plan)))


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
        macro = suffix.replace(".xlsx", ".xlsm") if job.found[file.path].suffix.lower() == ".xlsm" else suffix
        targets.append((file.path, output / f"{name}{macro}"))
    return targets


def _mark_one(source: Path, shown: str, findings: Sequence[Finding], plan: SheetPlan, target: Path) -> None:
    marks = [
        Mark(one.place.sheet, one.place.row, one.place.column, one.severity, f"{one.code} {one.full_message}")
        for one in findings
        if one.place.sheet is not None and one.place.row is not None and one.place.column is not None
    ]
    if source.suffix.lower() in _PATCHABLE and source.read_bytes()[:4] == b"PK\x03\x04":
        mark(source, target, marks, plan)
    else:
        mark_fresh(raw_sheets(Found(source, shown)), target, marks, plan)


def merge(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """All counties in one workbook, with derived columns, marks, problem list, duplicates and sources.

    With `job`, what that job has read and found is used.
    """
    job = job or validate(request)
    plans = plan_merge(job.inputs, job.validation, job.policy, show_ids=request.show_ids)
    _write(job, output, plans, f"{job.period.chinese}合并台账")
    return job


def summarize(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """The summary workbook for the leaders."""
    job = job or validate(request)
    plans = plan_summary(job.inputs, job.validation, job.policy)
    _write(job, output, plans, f"{job.period.chinese}汇总表")
    return job


def reconcile(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """Comparisons with last month and with other departments' lists."""
    job = job or validate(request)
    _write(
        job,
        output,
        plan_reconciliation(job.inputs, job.validation, job.policy),
        f"{job.period.chinese}对账结果",
    )
    return job


def _write(job: Job, output: Path, plans: Sequence[SheetPlan], title: str) -> None:
    job.request.progress(output.name)
    job.written.append(save(output, job.sources, lambda target: write_workbook(target, plans, title=title)))


def fill(request: Request, output: Path, *, job: Job | None = None) -> Job:
    """Derived columns into a copy of each county's own workbook."""
    job = job or read(request)
    job.fill_plan = plan_fill(job.inputs, job.policy)
    for shown, target in _targets(job, output, FILLED):
        source = job.found[shown]
        if source.suffix.lower() not in _PATCHABLE:
            continue
        edits = [
            Edit(one.sheet, one.row, one.column, one.value, one.like_column)
            for one in job.fill_plan.edits
            if one.file == shown
        ]
        job.request.progress(target.name)
        job.written.append(save(target, job.sources, partial(fill_in, source, edits=edits)))
    return job


def default_output(job: Job, name: str) -> Path:
    """The folder `name` beside the first input (inside it when that is a folder)."""
    given = Path(job.request.files[0])
    beside = given if given.is_dir() else next(iter(job.found.values())).parent
    return beside / name


def json_text(job: Job) -> str:
    """The findings as JSON text, the same bytes for the same inputs."""
    return json.dumps(job.json(), ensure_ascii=False, indent=1) + "\n"


def blank_ledgers(
    names: Sequence[str], folder: Path, *, county: str = "", period: str | None = None
) -> list[Path]:
    """Blank ledgers of these kinds (all three when none is named), made from the declarations.

    Raises UnknownName, BadPeriod, CannotWrite.
    """
    discover_all()
    known = {kind.kind_name: kind for kind in ledgers()}
    for name in names:
        if name not in known:
            raise UnknownName("台账", name, list(known))
    month = Period.parse(period).chinese if period else ""
    kinds = [known[name] for name in names] or list(known.values())
    return [
        save(
            folder / f"{county}{template_name(kind)}",
            [],
            partial(write_blank, kind=kind, county=county, period=month),
        )
        for kind in kinds
    ]


def install_launchers(folder: Path) -> list[Path]:
    """Copies of the launchers in a folder of ledgers."""
    return [
        save(folder / one.name, [], partial(shutil.copyfile, one))
        for one in sorted(shipped("macros").iterdir())
    ]


def write_json(job: Job, path: Path) -> None:
    """The findings for programs, as described in docs/interfaces.md."""
    text = json_text(job)
    save(path, job.sources, lambda target: _write_text(target, text))


def _write_text(target: Path, text: str) -> None:
    target.write_text(text, encoding="utf-8", newline="\n")
