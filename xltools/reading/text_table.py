"""Markdown tables as ledgers: the text form of rule examples, tests, bug reports and `xltools explain`."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from xltools.model.address import CellRef
from xltools.model.book import Book, InputFile, stack_books
from xltools.model.kind import KINDS, LedgerKind
from xltools.model.table import Table
from xltools.reading.read import read_sheets
from xltools.reading.sheet import ERROR_VALUE, RawSheet

#: File of a table whose caption names none.
FILE = "例.xlsx"

_ROW = re.compile(r"^\s*\|(.*)\|\s*$")
_RULE = re.compile(r"^[\s|:\-]+$")
_CAPTION = re.compile(r"^(上月\s+)?(\S+?)(?:\s+(\S+\.\w+))?[:：]?$")
_BOLD = re.compile(r"\*\*(.*)\*\*")
_NUMBER = re.compile(r"\{([-+]?\d+(?:\.\d+)?(?:[eE][-+]?\d+)?)\}|=([-+]?\d+(?:\.\d+)?[eE][-+]?\d+)")
_ERROR = re.compile(r"\{(#[^}]+)\}")
_LABELS = {"ledger": 0, "previous": 10_000_000, "list": 20_000_000}


@dataclass
class TextTables:
    """What a text's tables say. `flagged`: (file, sheet, cell) of every bold cell of this month's ledgers and of lists."""

    book: Book = field(default_factory=Book)
    previous: Book | None = None
    lists: Book = field(default_factory=Book)
    flagged: set[tuple[str, str, str]] = field(default_factory=set)


@dataclass
class _Block:
    """One table of the text."""

    kind: type[LedgerKind]
    previous: bool
    file: str
    rows: list[list[str]]
    sheet: str = ""

    @property
    def role(self) -> str:
        return "previous" if self.previous else self.kind.role


def read_text_tables(
    text: str, kinds: Sequence[type[LedgerKind]], *, default: type[LedgerKind]
) -> TextTables:
    """Read all tables of a text; each becomes a sheet of its own.

    A line above a table may name the ledger and the file: 儿童台账 滑县.xlsx, 上月 儿童台账, 发放名单.
    """
    out = TextTables()
    read: dict[str, list[Book]] = {"ledger": [], "previous": [], "list": []}
    labels = dict(_LABELS)
    for number, block in enumerate(_blocks(text, default), start=1):
        block.sheet = block.kind.title if number == 1 else f"{block.kind.title}{number}"
        book = _read(block, out.flagged, labels[block.role])
        labels[block.role] += sum(len(table) for table in book.tables.values())
        read[block.role].append(book)
    out.book = stack_books(read["ledger"])
    out.lists = stack_books(read["list"])
    out.previous = stack_books(read["previous"]) if read["previous"] else None
    return out


def _blocks(text: str, default: type[LedgerKind]) -> list[_Block]:
    blocks: list[_Block] = []
    caption = ""
    open_block: _Block | None = None
    for line in text.splitlines():
        match = _ROW.match(line)
        if match is None:
            open_block = None
            caption = line.strip() or caption
            continue
        if _RULE.match(match[1]):
            continue
        if open_block is None:
            open_block = _begin(caption, default)
            blocks.append(open_block)
            caption = ""
        open_block.rows.append(
            [cell.replace("\\|", "|").strip() for cell in re.split(r"(?<!\\)\|", match[1])]
        )
    return blocks


def _begin(caption: str, default: type[LedgerKind]) -> _Block:
    match = _CAPTION.match(caption)
    kind = next((one for one in KINDS.values() if match and one.title == match[2]), None)
    if match is None or kind is None:
        return _Block(default, False, FILE, [])
    file = match[3] or ("上月.xlsx" if match[1] else FILE if kind.role == "ledger" else f"{kind.title}.xlsx")
    return _Block(kind, bool(match[1]), file, [])


def _read(block: _Block, flagged: set[tuple[str, str, str]], label: int) -> Book:
    sheet = RawSheet(block.sheet, [])
    for row, cells in enumerate(block.rows, start=1):
        out: list[object] = []
        for column, cell in enumerate(cells, start=1):
            bold = _BOLD.fullmatch(cell)
            if bold:
                flagged.add((block.file, block.sheet, CellRef(row=row, column=column).cell or ""))
            out.append(_raw(bold[1].strip() if bold else cell, sheet, row, column))
        sheet.rows.append(out)
    book = read_sheets(block.file, [sheet], [block.kind], first_label=label, force=True)
    book.files.append(InputFile(block.file, "", block.role))
    return book


def _raw(cell: str, sheet: RawSheet, row: int, column: int) -> object:
    number = _NUMBER.fullmatch(cell)
    if number:
        return float(number[1] or number[2])
    error = _ERROR.fullmatch(cell)
    if error and ERROR_VALUE.fullmatch(error[1]):
        sheet.errors[row, column] = error[1]
        return ""
    return cell


def write_text_table(table: Table) -> str:
    """A table's cells as they are written, as Markdown with the canonical headings."""
    names = [name for name in table.kind.fields if name in table.written.columns]
    lines = [[table.kind.fields[name].heading for name in names]]
    lines += [
        [str(cell).replace("|", "\\|") for cell in row]
        for row in table.written[names].itertuples(index=False)
    ]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines) + "\n"
