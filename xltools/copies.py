"""Copies of the counties' own workbooks, and what goes back to the counties with them: originals are never changed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from xltools.job import Job
from xltools.model.discovery import discover_all
from xltools.model.edit import ColumnEdit
from xltools.model.errors import CannotApply, NoInputOpened, NothingToRead
from xltools.model.finding import Finding
from xltools.model.kind import ledgers
from xltools.model.sheet_plan import SheetPlan
from xltools.reading.folder import Found, expand
from xltools.reading.raw import raw_sheets
from xltools.reading.read import raw_cells, read_files
from xltools.reading.sheet import CannotOpen
from xltools.reading.workbook import open_workbook
from xltools.resources import shipped
from xltools.verbs.apply import Applied
from xltools.verbs.notice import feedback, notices
from xltools.verbs.problem_list import problem_list
from xltools.verbs.receipts import (
    FILE,
    SCHEMA,
    Receipt,
    corrected_cells,
    filled_columns,
    marked_cells,
    on_cells,
    receipt_json,
)
from xltools.verbs.share_safe import share_safe
from xltools.verbs.summarize import county_order
from xltools.writing.encrypt import encrypt
from xltools.writing.fill_in import fill_in
from xltools.writing.letter import fill_letter
from xltools.writing.letter_template import NOTICE
from xltools.writing.mark import Mark, mark, mark_fresh
from xltools.writing.save import save
from xltools.writing.unmark import NotMarked
from xltools.writing.unmark import clean as take_off
from xltools.writing.workbook import write as write_workbook

#: Suffixes of packages that can be patched; everything else becomes a fresh .xlsx of the same cells.
_PATCHABLE = (".xlsx", ".xlsm")
MARKED, FILLED, APPLIED = ".校验.xlsx", ".填充.xlsx", ".更正.xlsx"


def write_marked(job: Job, output: Path, *, receipts_in: Path | None = None) -> None:
    """`<name>.校验.xlsx` for each file that could be opened: the county's own workbook with its mistakes marked.

    `receipts_in`: the folder of 回执.json, where it shall not lie beside the copies.
    """
    receipts = []
    for shown, target in _targets(job, output, MARKED):
        mine = [one for one in job.validation.findings if one.place.file == shown]
        plan = problem_list(mine, show_ids=True, links="internal", period=job.period)
        county = next((one.county for one in job.inputs.book.files if one.path == shown), None)
        job.written.append(_send(job, target, county, partial(_mark_one, job, shown, mine, plan)))
        receipts.append(_receipt(job, shown, target, marked_cells(mine)))
    _leave(job, receipts_in or output, "validate", receipts)


def marked_copies(job: Job, output: Path) -> dict[str, Path]:
    """Where `write_marked` puts the copy of each opened file, by the file as given."""
    return dict(_targets(job, output, MARKED))


def write_filled(job: Job, output: Path) -> None:
    """`<name>.填充.xlsx` of each package with what `job.fill_plan` puts in; other files are named in the remarks."""
    assert job.fill_plan is not None
    by_file: dict[str, list[ColumnEdit]] = {}
    for one in job.fill_plan.edits:
        by_file.setdefault(one.file, []).append(one)
    receipts = []
    for shown, target in _targets(job, output, FILLED):
        source = job.found[shown]
        if not _is_package(source):
            job.remarks.append(f"《{source.name}》不是xlsx，没有填充；请另存为xlsx后重试。")
            continue
        edits = by_file.get(shown, [])
        job.request.progress(target.name)
        job.written.append(save(target, job.sources, partial(fill_in, source, edits=edits)))
        receipts.append(_receipt(job, shown, target, filled_columns(edits)))
    _leave(job, output, "fill", receipts)


def write_corrected(job: Job, output: Path, applied: Sequence[Applied]) -> dict[str, Path]:
    """`<name>.更正.xlsx` of each ledger with a correction; returns them by the ledger's path as given.

    Raises CannotApply for a ledger that cannot be patched.
    """
    copies: dict[str, Path] = {}
    receipts = []
    for shown, target in _targets(job, output, APPLIED):
        mine = [one for one in applied if one.place.file == shown]
        if not mine:
            continue
        source = job.found[shown]
        if not _is_package(source):
            raise CannotApply(shown, "不是xlsx，不能原样改；请用Excel另存为xlsx后重试")
        edits = [
            ColumnEdit(one.place.sheet or "", one.place.column or 0, [one.place.row or 0], [one.value])
            for one in mine
        ]
        job.written.append(save(target, job.sources, partial(fill_in, source, edits=edits)))
        copies[shown] = target
        receipts.append(_receipt(job, shown, target, corrected_cells(mine)))
    _leave(job, output, "apply", receipts)
    return copies


def _receipt(job: Job, shown: str, target: Path, touched: list[dict[str, Any]]) -> Receipt:
    before = next(one.sha256 for one in job.inputs.book.files if one.path == shown)
    after = hashlib.sha256(target.read_bytes()).hexdigest()
    return Receipt(shown, before, target.name, after, touched)


def _leave(job: Job, output: Path, command: str, receipts: Sequence[Receipt]) -> None:
    """回执.json beside the copies: what was touched in which, with the hashes before and after.

    What it says of copies that an earlier run has made there, and that are there still, stays.
    """
    if not receipts:
        return
    told = receipt_json(command, receipts)
    made = {one.target for one in receipts}
    earlier = [one for one in _earlier(output / FILE, command) if one["target"] not in made]
    told["files"] = [*(one for one in earlier if (output / one["target"]).is_file()), *told["files"]]
    content = json.dumps(told, ensure_ascii=False, indent=1) + "\n"
    save(output / FILE, job.sources, partial(write_text, text=content))


def _earlier(path: Path, command: str) -> list[dict[str, Any]]:
    """What a receipt says already; nothing where there is none, or one of another command or kind."""
    try:
        told = json.loads(path.read_text(encoding="utf-8"))
        same = (told["schema"], told["command"]) == (SCHEMA, command)
        return list(told["files"]) if same else []
    except (OSError, ValueError, KeyError, TypeError):
        return []


def write_text(target: Path, text: str) -> None:
    """A text file with line feeds on every system."""
    target.write_text(text, encoding="utf-8", newline="\n")


def _mark_one(job: Job, shown: str, findings: Sequence[Finding], plan: SheetPlan, target: Path) -> None:
    marks = [
        Mark(one.place.sheet or "", one.place.row or 0, one.place.column or 0, one.severity, _comment(one))
        for one in on_cells(findings)
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
        made.append(
            _send(job, folder / f"{county}通报.docx", county, partial(fill_letter, template, figures=told))
        )
    job.written.extend(made)
    return made


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


def _marked(given: str) -> list[Path]:
    folder = Path(given)
    if not folder.is_dir():
        return [one.path for one in expand([given])]
    found = sorted(path for path in folder.glob("*.校验.xls[xm]") if not path.name.startswith("~$"))
    if not found:
        raise NothingToRead(given)
    return found


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
        write = partial(mark_fresh, masked.sheets, marks=(), merged=merged)
        written.append(
            save(output / f"{one.path.name.removesuffix(one.path.suffix)}.脱敏.xlsx", sources, write)
        )
        remarks += [f"《{one.path.name}》{remark}" for remark in masked.remarks]
    return written, remarks


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
