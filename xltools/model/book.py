"""Everything that was read for one run: tables by ledger kind, notes, and facts about files and sheets."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.model.past import PastMonth
from xltools.model.period import Period
from xltools.model.table import Part, Table, stack


@dataclass(frozen=True)
class Note:
    """Something the reader saw and could not take as it stands; the rule `code` turns it into a finding.

    `label` and `field` are set when it is about a data cell. `words` fill the rule's message.
    """

    code: str
    place: CellRef
    label: int | None = None
    field: str | None = None
    kind: str | None = None
    value: str = ""
    words: Mapping[str, str] = dataclasses.field(default_factory=dict)
    also: tuple[CellRef, ...] = ()


@dataclass(frozen=True)
class Said:
    """Something a title line, a heading, a sheet or a file name says (a county, a month, a unit), and where."""

    value: Any
    place: CellRef
    text: str


@dataclass(frozen=True)
class TotalRow:
    """A 小计/合计/总计 row: which data rows it stands for, and its numbers by field name with their places."""

    word: str
    row: int
    labels: tuple[int, ...]
    numbers: Mapping[str, tuple[float, CellRef]]


@dataclass(frozen=True)
class HeadingSaid:
    """One column of a ledger: its heading, the field that it was taken for (None: unknown), why, and close spellings."""

    place: CellRef
    heading: str
    field: Field | None
    why: str
    near: tuple[str, ...] = ()


@dataclass(frozen=True)
class Rival:
    """Another kind that a sheet might have been: how many of its columns, and of its required ones, the headings name."""

    kind: type[LedgerKind]
    columns: int
    required: int


@dataclass
class SheetFacts:
    """What the file rules judge about one part: what is said around the rows."""

    part: Part
    counties: list[Said] = dataclasses.field(default_factory=list)
    periods: list[Said] = dataclasses.field(default_factory=list)
    unit: Said | None = None
    unit_factors: dict[str, float] = dataclasses.field(default_factory=dict)
    totals: list[TotalRow] = dataclasses.field(default_factory=list)
    headings: list[HeadingSaid] = dataclasses.field(default_factory=list)
    rivals: list[Rival] = dataclasses.field(default_factory=list)


@dataclass(frozen=True)
class SheetRows:
    """What became of the rows of one sheet: of `filled` rows some are `kept` as data, all others are told by what they are.

    `ledgers`: titles of the ledgers found on it; empty for a sheet that looks like none, which is `passed` whole.
    `passed`: 标题, 表头, 合计, 说明 … → how many rows. `told`: a Chinese clause on what was not read, else ''.
    """

    file: str
    sheet: str
    ledgers: tuple[str, ...]
    filled: int
    kept: int
    passed: Mapping[str, int]
    told: str = ""


@dataclass
class InputFile:
    """One file handed in: `path` as given, its SHA-256, whether it could be opened; `role`: ledger, previous, or list."""

    path: str
    sha256: str
    role: str = "ledger"
    opened: bool = True
    county: str | None = None
    rows_read: int = 0


@dataclass
class Book:
    """What one set of files holds. `tables` by ledger-kind name; every row label is unique in the whole run.

    `widths`: (file, sheet) → its last used column. `added`: (file, sheet, last heading row) → columns that a
    former fill has put there, by heading. `sheets`: what became of every row of every sheet.
    """

    tables: dict[str, Table] = dataclasses.field(default_factory=dict)
    notes: list[Note] = dataclasses.field(default_factory=list)
    facts: list[SheetFacts] = dataclasses.field(default_factory=list)
    files: list[InputFile] = dataclasses.field(default_factory=list)
    periods: list[Said] = dataclasses.field(default_factory=list)
    sheet_order: dict[str, list[str]] = dataclasses.field(default_factory=dict)
    widths: dict[tuple[str, str], int] = dataclasses.field(default_factory=dict)
    added: dict[tuple[str, str, int], dict[str, int]] = dataclasses.field(default_factory=dict)
    sheets: list[SheetRows] = dataclasses.field(default_factory=list)

    def __getitem__(self, kind: type[LedgerKind]) -> Table:
        return self.tables[kind.kind_name]

    def has(self, kind: type[LedgerKind]) -> bool:
        return kind.kind_name in self.tables

    def counties(self) -> list[str]:
        """The counties that the ledgers speak of, in the order met."""
        seen: dict[str, None] = {}
        for table in self.tables.values():
            for county in table.county_of().dropna().unique():
                seen.setdefault(county, None)
        return list(seen)

    def noted(self, code: str) -> list[Note]:
        return [note for note in self.notes if note.code == code]


def stack_books(books: list[Book]) -> Book:
    """Several books as one; labels are kept."""
    whole = Book()
    for book in books:
        whole.notes.extend(book.notes)
        whole.facts.extend(book.facts)
        whole.files.extend(book.files)
        whole.periods.extend(book.periods)
        whole.sheet_order.update(book.sheet_order)
        whole.widths.update(book.widths)
        whole.added.update(book.added)
        whole.sheets.extend(book.sheets)
    names = {name: None for book in books for name in book.tables}
    whole.tables = {name: stack(book.tables[name] for book in books if name in book.tables) for name in names}
    return whole


def moved(book: Book, by: int) -> Book:
    """The book (itself, changed) with `by` added to every label."""
    if by:
        for table in book.tables.values():
            table.move_labels(by)
        book.notes = [
            note if note.label is None else dataclasses.replace(note, label=note.label + by)
            for note in book.notes
        ]
        for facts in book.facts:
            facts.totals = [
                dataclasses.replace(total, labels=tuple(label + by for label in total.labels))
                for total in facts.totals
            ]
    return book


@dataclass
class Inputs:
    """All that a run judges: the ledgers, last month's, the lists, the month, and whether it is the whole city.

    `past`: former months of the folder, the latest first. `matches`: who is who (`xltools.matching.tables.Matches`), worked out once for all rules and verbs of the run.
    """

    book: Book
    period: Period | None = None
    previous: Book | None = None
    lists: Book = dataclasses.field(default_factory=Book)
    whole_city: bool = False
    strict: bool = False
    matches: Any = None
    past: Sequence[PastMonth] = ()
