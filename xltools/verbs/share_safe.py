"""A workbook's cells without what tells who the people are, so that a problem can be sent on."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from xltools.model.book import Book
from xltools.model.field import Field
from xltools.model.table import Part, Table
from xltools.values.mask import mask_address, mask_hard, mask_name, mask_text
from xltools.values.text import as_text, clean

#: Types of columns whose cells are starred as numbers.
_NUMBERS = ("id_card", "member_id", "account", "phone", "certificate")
#: Columns of free text that say no more than a place, and those that say where somebody lives.
_PLACES = ("county", "township", "village", "institution", "school_name", "bank_name", "live_county")
#: Numbers of so many digits and more name somebody whatever column they stand in.
_LONG = 1e10
#: Who made, checked or signed a sheet.
_SIGNED = re.compile(
    r"((?:填报人|填表人|制表人?|审核人?|复核人?|负责人|联系人|经办人|分管领导)\s*[:：]\s*)([^\s:：]{2,4})"
)
#: Rows on a sheet that is no ledger that may be titles and headings.
_HEAD = 5

Rows = list[list[Any]]


@dataclass
class Masked:
    """The cells of a file by sheet, and what the clerk must know of them."""

    sheets: dict[str, Rows]
    remarks: list[str] = field(default_factory=list)


def share_safe(sheets: dict[str, Rows], book: Book, file: str) -> Masked:
    """Names, numbers, accounts, phones and addresses starred, everything at its place and of its kind otherwise.

    Names that stand in a column of names are starred wherever else they stand. Columns that no field knows, and sheets that are
    no ledger, may hold anything: all their texts are starred but for headings.
    """
    parts = [
        (table, number, part)
        for table in book.tables.values()
        for number, part in enumerate(table.parts)
        if part.file == file
    ]
    names = _names(parts)
    out = Masked({name: [list(row) for row in rows] for name, rows in sheets.items()})
    for name, rows in out.sheets.items():
        mine = [one for one in parts if one[2].sheet == name]
        _everywhere(rows, names)
        if mine:
            for table, number, part in mine:
                _ledger(rows, table, number, part)
        else:
            _unknown_sheet(rows)
            if any(any(cell not in ("", None) for cell in row) for row in rows):
                out.remarks.append(f"工作表“{name}”没有认出是台账，前{_HEAD}行以外的文字都打了星号。")
    return out


def _names(parts: Sequence[tuple[Table, int, Part]]) -> dict[str, str]:
    """Every name in a column of names → what it becomes; single characters would star half the words."""
    found: dict[str, str] = {}
    for table, _, _ in parts:
        for column in table.kind.fields.values():
            if column.type.name == "name" and table.has(column):
                for text in table.text(column).unique():
                    if len(text) > 1:
                        found[text] = mask_name(text)
    return found


def _everywhere(rows: Rows, names: dict[str, str]) -> None:
    """Numbers and known names in any cell; signatures in titles and below the table."""
    pattern = re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True)))) if names else None
    for row in rows:
        for at, cell in enumerate(row):
            if isinstance(cell, str) and cell:
                text = _SIGNED.sub(lambda match: match[1] + mask_name(match[2]), mask_text(cell))
                row[at] = pattern.sub(lambda match: names[match[0]], text) if pattern is not None else text
            elif isinstance(cell, int | float) and not isinstance(cell, bool) and abs(cell) >= _LONG:
                row[at] = mask_hard(as_text(cell))


def _ledger(rows: Rows, table: Table, number: int, part: Part) -> None:
    """The data rows of one ledger on the sheet, column by column."""
    columns = {at: table.kind.fields[name] for name, at in part.columns.items()}
    here = table.origins[table.origins["part"] == number]
    for label, place in zip(here.index, here["row"].tolist(), strict=True):
        row = rows[place - 1]
        for at in range(len(row)):
            column = columns.get(at + 1)
            star = _starrer(column)
            if star is not None and row[at] not in ("", None) and not isinstance(row[at], date):
                text = table.text(column).get(label) if column is not None else ""
                text = clean(str(text or as_text(row[at])))
                if star(text) != text:
                    row[at] = star(text)


def _starrer(column: Field | None) -> Callable[[str], str] | None:
    """How the cells of a column are starred; None for those that say nothing about who somebody is."""
    if column is None:
        return _stars
    if column.type.name in _NUMBERS:
        return mask_hard
    if column.type.name == "name":
        return mask_name
    if column.type.name == "text" and column.name not in _PLACES:
        return mask_address if "addr" in column.name else _stars
    return None


def _stars(text: str) -> str:
    """Letters and characters starred; figures of a few digits, which are counts and amounts, stay."""
    return text if re.fullmatch(r"[\d.,%\-]{0,9}", text) else "*" * len(text)


def _unknown_sheet(rows: Rows) -> None:
    for row in rows[_HEAD:]:
        for at, cell in enumerate(row):
            if isinstance(cell, str):
                row[at] = _stars(cell)
