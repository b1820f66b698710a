"""Any workbooks → one Book: tables with addresses, notes, facts."""

from __future__ import annotations

import gc
import hashlib
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import islice, zip_longest
from typing import Any

from xltools.beside import by_two, has_two_cores
from xltools.model.address import CellRef
from xltools.model.book import Book, InputFile, Note, moved, stack_books
from xltools.model.kind import LedgerKind
from xltools.model.macro_sheets import MACRO_SHEETS
from xltools.model.table import stack
from xltools.reading.answers import AnswersByCounty, answers_for
from xltools.reading.count import count_rows
from xltools.reading.facts import Preface
from xltools.reading.folder import Found
from xltools.reading.part import PartReader
from xltools.reading.recognise import Located, heading_at, locate
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.workbook import open_workbook

Kinds = Sequence[type[LedgerKind]]

#: The largest file that is opened before its turn, in bytes.
_AHEAD = 8 << 20
#: Files of more bytes together are worth a second process, which takes a second to start.
_MUCH = 12 << 20

#: A sheet without a heading is only spoken of when it holds more than this many rows of three filled cells.
_WORTH_A_NOTE = 5


@dataclass(frozen=True)
class FileSet:
    """Files that make one book. `role`: ledger, previous, or list. `first_label`: where labels begin, None for right after
    the set before. `answers`: what the office has said that headings mean."""

    found: Sequence[Found]
    kinds: Kinds
    role: str = "ledger"
    first_label: int | None = 0
    answers: AnswersByCounty | None = None


def read_files(
    found: Sequence[Found],
    kinds: Kinds,
    *,
    password: str | None = None,
    progress: Callable[[str], None] | None = None,
    answers: AnswersByCounty | None = None,
) -> Book:
    """Read all files of one set as ledgers of these kinds, or as the one list that these kinds are."""
    return read_sets([FileSet(found, kinds, answers=answers)], password=password, progress=progress)[0]


def read_sets(
    sets: Sequence[FileSet],
    *,
    password: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> list[Book]:
    """Read all files of all sets, a book for each set; a file that cannot be opened becomes note F01 and the others go on.

    Labels count in the order of files, sheets and rows.
    """
    told = progress or silence
    tasks = [
        _Task(one, tuple(each.kinds), each.role, password, each.answers)
        for each in sets
        for one in each.found
    ]
    with _undisturbed():
        if _by_two(tasks):
            books = by_two(tasks, _read_one, lambda task: told(task.found.path.name))
        else:
            books = [_read_one(task, opened) for task, opened in _opened(tasks, told)]
    return _gathered(sets, iter(books))


def _gathered(sets: Sequence[FileSet], books: Iterator[Book]) -> list[Book]:
    """One book of each set, every row with its own label."""
    out = []
    label = 0
    for one in sets:
        label = label if one.first_label is None else one.first_label
        mine = list(islice(books, len(one.found)))
        for book in mine:
            moved(book, label)
            label += sum(len(table) for table in book.tables.values())
        out.append(stack_books(mine))
    return out


@dataclass(frozen=True)
class _Task:
    """One file to be read, and as what."""

    found: Found
    kinds: Kinds
    role: str
    password: str | None
    answers: AnswersByCounty | None


def silence(name: str) -> None:
    """Tell nobody."""


def _by_two(tasks: Sequence[_Task]) -> bool:
    much = sum(_size(task.found) for task in tasks) > _MUCH
    return len(tasks) > 1 and has_two_cores() and much


def _size(one: Found) -> int:
    try:
        return one.path.stat().st_size
    except OSError:
        return 0


@dataclass(frozen=True)
class _Opened:
    """One file's raw cells and its SHA-256, or why there are none."""

    digest: str
    sheets: list[RawSheet] = field(default_factory=list)
    error: CannotOpen | OSError | None = None


def _opened(tasks: Sequence[_Task], progress: Callable[[str], None]) -> Iterator[tuple[_Task, _Opened]]:
    """Each file opened. While one is worked on the next is unpacked: that part of the library lets a second core in.

    A large file waits for its turn, so that never two of them lie in memory.
    """
    with ThreadPoolExecutor(max_workers=1) as ahead:
        waiting: Future[_Opened] | None = None
        for task, after in zip_longest(tasks, tasks[1:]):
            opened = waiting.result() if waiting is not None else _open(task)
            waiting = ahead.submit(_open, after) if after and _size(after.found) <= _AHEAD else None
            progress(task.found.path.name)
            yield task, opened


def _open(task: _Task) -> _Opened:
    try:
        content = task.found.path.read_bytes()
    except OSError as error:
        return _Opened("", error=error)
    digest = hashlib.sha256(content).hexdigest()
    try:
        return _Opened(digest, open_workbook(content, task.password))
    except (CannotOpen, OSError) as error:
        return _Opened(digest, error=error)


@contextmanager
def _undisturbed() -> Iterator[None]:
    """No search for cycles while millions of cells are made: they have none, and looking costs a sixth of the time."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _read_one(task: _Task, opened: _Opened | None = None) -> Book:
    """One file, its labels from 0 on; `opened`: its cells where they are there already."""
    opened = opened or _open(task)
    shown = task.found.shown
    if opened.error is not None:
        return _closed(task.found, task.role, opened)
    book = read_sheets(
        shown, opened.sheets, task.kinds, helpers_ok=task.role == "ledger", answers=task.answers
    )
    county, rows = _most_said(book), sum(len(table) for table in book.tables.values())
    book.files.append(InputFile(shown, opened.digest, task.role, True, county, rows))
    return book


def _closed(one: Found, role: str, opened: _Opened) -> Book:
    error = opened.error
    reason, remedy = (
        (error.reason, error.remedy)
        if isinstance(error, CannotOpen)
        else ("读不出来，可能正被其他程序占用", "请关闭后重试")
    )
    note = Note("F01", CellRef(one.shown), words={"原因": reason, "办法": remedy})
    return Book(notes=[note], files=[InputFile(one.shown, opened.digest, role, False)])


def _most_said(book: Book) -> str | None:
    counties = Counter(part.county for table in book.tables.values() for part in table.parts if part.county)
    return counties.most_common(1)[0][0] if counties else None


def read_sheets(
    file: str,
    sheets: Sequence[RawSheet],
    kinds: Kinds,
    *,
    first_label: int = 0,
    helpers_ok: bool = True,
    force: bool = False,
    answers: AnswersByCounty | None = None,
) -> Book:
    """All ledgers on the sheets of one file. `force`: the first row is the heading, however few columns it has."""
    readers = []
    counts = []
    headless = []
    label = first_label
    for sheet in sheets:
        parts = _parts(file, sheet, kinds, label, force, answers or {})
        label += sum(len(part.labels) for part in parts)
        readers.extend(parts)
        counts.append(count_rows(file, sheet, parts, _unread(sheet)))
        if not parts and not sheet.hidden:
            headless.append(sheet)
    book = Book(sheet_order={file: [sheet.name for sheet in sheets]}, sheets=counts)
    for kind in kinds:
        tables = [part.table for part in readers if part.located.kind is kind]
        if tables:
            book.tables[kind.kind_name] = stack(tables)
    book.widths = {(file, sheet.name): sheet.width for sheet in sheets}
    for part in readers:
        book.added[file, part.part.sheet, part.part.header_rows[-1]] = part.added()
        book.notes.extend(part.notes)
        book.facts.append(part.facts)
        book.periods.extend(part.facts.periods)
    if not readers or not helpers_ok:
        headless = [sheet for sheet in headless if sheet.rows] or (list(sheets[:1]) if not readers else [])
    else:
        headless = [
            sheet for sheet in headless if not _is_helper(sheet) and _table_rows(sheet) > _WORTH_A_NOTE
        ]
    book.notes.extend(Note("F02", CellRef(file, sheet.name)) for sheet in headless)
    return book


_HELPER_WORDS = (
    "汇总",
    "说明",
    "下拉",
    "数据源",
    "字典",
    "选项",
    "填表",
    "封面",
    "目录",
    "问题清单",
    "跨县重复",
    "疑似同一人",
    "账账相符",
    "规则执行情况",
    "来源清单",
    "统计",
    "代码",
    "参数",
)


def _is_helper(sheet: RawSheet) -> bool:
    return sheet.name in MACRO_SHEETS or any(word in sheet.name for word in _HELPER_WORDS)


def _unread(sheet: RawSheet) -> str:
    """Why a sheet without a ledger was not read."""
    what = "是辅助表" if _is_helper(sheet) else "看表头不是台账"
    if sheet.name in MACRO_SHEETS:
        what = "是本程序的宏用的"
    return f"{'隐藏，' if sheet.hidden else ''}{what}，没有读"


def _table_rows(sheet: RawSheet) -> int:
    return sum(sum(cell not in ("", None) for cell in row) >= 3 for row in sheet.rows)


def _parts(
    file: str, sheet: RawSheet, kinds: Kinds, label: int, force: bool, answers: AnswersByCounty
) -> list[PartReader]:
    """The ledgers of one sheet, one below the other."""
    parts: list[PartReader] = []
    start = 1
    while start <= len(sheet.rows):
        preface = Preface(file, sheet, start, min(start + 5, len(sheet.rows)))
        counties = preface.counties()
        known = answers_for(counties[0].value if counties else None, answers)
        if force:
            located: Located | None = heading_at(sheet, kinds[0], 1)
        else:
            located = locate(sheet, kinds, start=start, title=preface.title, answers=known)
        if located is None:
            break
        part = PartReader(file, sheet, located, kinds, start, label)
        label += len(part.labels)
        parts.append(part)
        if part.sorted.next_start is None or force:
            break
        start = part.sorted.next_start
    return parts


def raw_cells(sheets: Sequence[RawSheet]) -> dict[str, list[list[Any]]]:
    """The cells of every sheet as they were read, for a fresh workbook of the same cells."""
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in sheets}
