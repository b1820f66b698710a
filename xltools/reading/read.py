"""Any workbooks → one Book: tables with addresses, notes, facts."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from xltools.model.address import CellRef
from xltools.model.book import Book, InputFile, Note, SheetFacts, TotalRow, stack_books
from xltools.model.kind import LedgerKind
from xltools.model.table import Part, Table, stack, typed_column
from xltools.reading.columns import ReadColumns, factor, read_columns
from xltools.reading.facts import Preface
from xltools.reading.folder import Found
from xltools.reading.recognise import HeadedColumn, Located, heading_at, locate
from xltools.reading.rows import Sorted, sort_rows
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.workbook import open_workbook
from xltools.values.money import read as read_money

Kinds = Sequence[type[LedgerKind]]

#: A sheet without a heading is only spoken of when it holds more than this many rows of three filled cells.
_WORTH_A_NOTE = 5


def read_files(
    found: Sequence[Found],
    kinds: Kinds,
    *,
    role: str = "ledger",
    first_label: int = 0,
    password: str | None = None,
    progress: Callable[[str], None] | None = None,
) -> Book:
    """Read all files; one that cannot be opened becomes note F01 and the others go on.

    Labels count from `first_label` in the order of files, sheets and rows.
    """
    books: list[Book] = []
    label = first_label
    for one in found:
        if progress:
            progress(one.path.name)
        book = read_file(one, kinds, role=role, first_label=label, password=password)
        label += sum(len(table) for table in book.tables.values())
        books.append(book)
    return stack_books(books)


def read_file(one: Found, kinds: Kinds, *, role: str, first_label: int, password: str | None) -> Book:
    """Read one file."""
    try:
        content = one.path.read_bytes()
        sheets = open_workbook(content, password)
    except (CannotOpen, OSError) as error:
        return _closed(one, role, error)
    digest = hashlib.sha256(content).hexdigest()
    book = read_sheets(one.shown, sheets, kinds, first_label=first_label, helpers_ok=role == "ledger")
    county = _most_said(book)
    book.files.append(
        InputFile(one.shown, digest, role, True, county, sum(len(table) for table in book.tables.values()))
    )
    return book


def _closed(one: Found, role: str, error: CannotOpen | OSError) -> Book:
    reason, remedy = (
        (error.reason, error.remedy)
        if isinstance(error, CannotOpen)
        else ("读不出来，可能正被其他程序占用", "请关闭后重试")
    )
    note = Note("F01", CellRef(one.shown), words={"原因": reason, "办法": remedy})
    try:
        digest = hashlib.sha256(one.path.read_bytes()).hexdigest()
    except OSError:
        digest = ""
    return Book(notes=[note], files=[InputFile(one.shown, digest, role, False)])


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
) -> Book:
    """All ledgers on the sheets of one file. `force`: the first row is the heading, however few columns it has."""
    readers = []
    headless = []
    label = first_label
    for sheet in sheets:
        parts = _parts(file, sheet, kinds, label, force)
        label += sum(len(part.labels) for part in parts)
        readers.extend(parts)
        if not parts and not sheet.hidden:
            headless.append(sheet)
    book = Book(sheet_order={file: [sheet.name for sheet in sheets]})
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
    "统计",
    "代码",
)


def _is_helper(sheet: RawSheet) -> bool:
    return any(word in sheet.name for word in _HELPER_WORDS)


def _table_rows(sheet: RawSheet) -> int:
    return sum(sum(cell not in ("", None) for cell in row) >= 3 for row in sheet.rows)


def _parts(file: str, sheet: RawSheet, kinds: Kinds, label: int, force: bool = False) -> list[PartReader]:
    """The ledgers of one sheet, one below the other."""
    parts: list[PartReader] = []
    start = 1
    while start <= len(sheet.rows):
        title = Preface(file, sheet, start, min(start + 5, len(sheet.rows))).title
        located = heading_at(sheet, kinds[0], 1) if force else locate(sheet, kinds, start=start, title=title)
        if located is None:
            break
        part = PartReader(file, sheet, located, kinds, start, label)
        label += len(part.labels)
        parts.append(part)
        if part.sorted.next_start is None or force:
            break
        start = part.sorted.next_start
    return parts


class PartReader:
    """Reads one ledger on one sheet: `table`, `notes`, `facts`."""

    def __init__(
        self, file: str, sheet: RawSheet, located: Located, kinds: Kinds, start: int, first_label: int
    ) -> None:
        self.located = located
        self._file, self._sheet = file, sheet
        self.sorted: Sorted = sort_rows(sheet, located, kinds)
        rows = self.sorted.data
        self.labels = list(range(first_label, first_label + len(rows)))
        preface = Preface(file, sheet, start, located.header_rows[0] - 1)
        unit = preface.unit()
        self._unit = unit.value if unit else None
        read = read_columns(file, sheet, located, rows, self.labels, self._unit)
        counties = preface.counties()
        self.part = self._part(counties[0].value if counties else None, rows)
        self.table = self._table(read)
        self.notes = [*self._heading_notes(), *self._hidden_notes(), *read.notes]
        totals = [self._total(row, word) for row, word in self.sorted.totals]
        self.facts = SheetFacts(
            self.part, counties, preface.periods(), unit, totals=self._with_labels(totals)
        )

    def _part(self, county: str | None, rows: Sequence[int]) -> Part:
        header = self.located.header_rows
        columns = {column.field.name: column.number for column in self.located.columns}
        return Part(
            self._file,
            self._sheet.name,
            self.located.kind,
            header,
            rows[0] if rows else header[-1] + 1,
            rows[-1] if rows else header[-1],
            len(rows),
            columns,
            county,
        )

    def _table(self, read: ReadColumns) -> Table:
        kind = self.located.kind
        labels = pd.Index(self.labels, dtype="int64")
        names = [name for name in kind.fields if name in read.values]
        frame = pd.DataFrame(
            {name: typed_column(kind.fields[name], read.values[name], labels) for name in names}, index=labels
        )
        written = pd.DataFrame(
            {name: pd.Series(read.written[name], index=labels, dtype=object) for name in names}, index=labels
        )
        origins = pd.DataFrame({"part": 0, "row": self.sorted.data}, index=labels, dtype="int64")
        table = Table(kind, frame, written, origins, [self.part], _codes(read.notes))
        own = table.county_of().dropna()
        if len(own) and self.part.county is None:
            self.part.county = own.mode().iloc[0]
        return table

    def added(self) -> dict[str, int]:
        """Headings of columns that a former fill has put there."""
        row = self._sheet.rows[self.located.header_rows[-1] - 1]
        return {
            cell: at
            for at, cell in enumerate(row, start=1)
            if isinstance(cell, str) and cell.endswith("〔推算〕")
        }

    def _heading_notes(self) -> list[Note]:
        last = self.located.header_rows[-1]
        have = {column.field.name for column in self.located.columns}
        kind = self.located.kind.kind_name
        notes = [
            Note(
                "F03",
                CellRef(self._file, self._sheet.name, last, 1),
                None,
                field.name,
                kind,
                words={"列": field.heading},
            )
            for field in self.located.kind.required()
            if field.name not in have
        ]
        for first, second in self.located.doubles:
            places = [
                CellRef(self._file, self._sheet.name, column.row, column.number) for column in (first, second)
            ]
            notes.append(
                Note(
                    "F04",
                    places[1],
                    None,
                    first.field.name,
                    kind,
                    second.heading,
                    {"列": first.field.heading},
                    (places[0],),
                )
            )
        for row, column, text in self.located.ambiguous:
            notes.append(
                Note("F14", CellRef(self._file, self._sheet.name, row, column), None, None, kind, text)
            )
        return notes

    def _hidden_notes(self) -> list[Note]:
        """Hidden sheets with a ledger, hidden rows and columns inside it."""
        told = []
        if self._sheet.hidden:
            told.append(f"工作表“{self._sheet.name}”")
        rows = sorted(set(self.sorted.data) & self._sheet.hidden_rows)
        if rows:
            told.append(f"工作表“{self._sheet.name}”第{ranges(rows)}行")
        columns = [column for column in self.located.columns if column.number in self._sheet.hidden_columns]
        if columns:
            told.append(
                f"工作表“{self._sheet.name}”“{'、'.join(column.field.heading for column in columns[:5])}”列"
            )
        return [Note("F05", CellRef(self._file, self._sheet.name), words={"处": words}) for words in told]

    def _total(self, row: int, word: str) -> TotalRow:
        numbers = {}
        for column in self.located.columns:
            amount = _number(self._sheet.cell(row, column.number), column, self._unit)
            if amount is not None:
                numbers[column.field.name] = (
                    amount,
                    CellRef(self._file, self._sheet.name, row, column.number),
                )
        return TotalRow(word, row, (), numbers)

    def _with_labels(self, totals: list[TotalRow]) -> list[TotalRow]:
        """小计 stands for the rows since the last 小计, every other total for all rows."""
        label_of = dict(zip(self.sorted.data, self.labels, strict=True))
        out = []
        since = 0
        for total in totals:
            first = since if total.word == "小计" else 0
            labels = tuple(
                label
                for row, label in label_of.items()
                if first < row < total.row or (total.word != "小计" and row > total.row)
            )
            out.append(TotalRow(total.word, total.row, labels, total.numbers))
            if total.word == "小计":
                since = total.row
        return out


def _number(raw: object, column: HeadedColumn, unit: str | None) -> float | None:
    """A total's amount in a money column; text that is no amount counts as empty."""
    if column.field.type.name != "money" or raw in ("", None):
        return None
    value = read_money(raw, factor(column, unit))
    return value if isinstance(value, float) else None


def _codes(notes: Sequence[Note]) -> dict[tuple[int, str], tuple[str, ...]]:
    codes: dict[tuple[int, str], tuple[str, ...]] = {}
    for note in notes:
        if note.label is not None and note.field is not None:
            key = (note.label, note.field)
            codes[key] = (*codes.get(key, ()), note.code)
    return codes


def ranges(numbers: Sequence[int]) -> str:
    """Row numbers in few words.

    >>> ranges([3, 4, 5, 9])
    '3—5、9'
    """
    breaks = [
        0,
        *(at for at, (one, two) in enumerate(pairwise(numbers), start=1) if two != one + 1),
        len(numbers),
    ]
    runs = [numbers[start:end] for start, end in pairwise(breaks)]
    return "、".join(str(run[0]) if len(run) == 1 else f"{run[0]}—{run[-1]}" for run in runs if run)


def raw_cells(sheets: Sequence[RawSheet]) -> dict[str, list[list[Any]]]:
    """The cells of every sheet as they were read, for a fresh workbook of the same cells."""
    return {sheet.name: [list(row) for row in sheet.rows] for sheet in sheets}
