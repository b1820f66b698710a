"""One ledger on one sheet, read: its table, its notes, and the facts around it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import pandas as pd

from xltools.model.address import CellRef
from xltools.model.book import Note, SheetFacts, TotalRow
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.model.table import STATE_COLUMNS, Part, Table
from xltools.reading.answers import near
from xltools.reading.columns import ReadColumns, read_amount, read_columns
from xltools.reading.explain import headings_said
from xltools.reading.facts import Preface
from xltools.reading.recognise import HeadedColumn, Located
from xltools.reading.rows import Sorted, sort_rows
from xltools.reading.sheet import RawSheet
from xltools.values.text import as_text

Kinds = Sequence[type[LedgerKind]]


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
        read = read_columns(file, sheet, located, rows, pd.Index(self.labels, dtype="int64"), self._unit)
        counties = preface.counties()
        self.part = self._part(counties[0].value if counties else None, rows)
        self.table = self._table(read)
        self.notes = [*self._heading_notes(), *self._hidden_notes(), *read.notes]
        totals = [self._total(row, word) for row, word in self.sorted.totals]
        said = headings_said(file, sheet.name, located)
        self.facts = SheetFacts(
            self.part,
            counties,
            preface.periods(),
            unit,
            totals=self._with_labels(totals),
            headings=said,
            rivals=located.rivals,
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
        # Not copied into one block: a million rows of thirty columns are half a gigabyte.
        frame = pd.DataFrame({name: read.values[name] for name in names}, index=labels, copy=False)
        written = pd.DataFrame({name: read.written[name] for name in names}, index=labels, copy=False)
        origins = pd.DataFrame({"part": 0, "row": self.sorted.data}, index=labels, dtype="int64")
        table = Table(kind, frame, written, origins, [self.part], _codes(read.notes), self._others(labels))
        own = table.county_of().dropna()
        if len(own) and self.part.county is None and kind.role == "ledger":
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

    def _others(self, labels: Any) -> pd.DataFrame:
        """The cells of columns that no field knows, as text; a heading that stands twice is numbered."""
        found: dict[str, list[str]] = {}
        for _, column, heading in [*self.located.unknown, *self.located.ambiguous]:
            if heading in STATE_COLUMNS:
                continue
            cells = [as_text(self._sheet.cell(row, column)) for row in self.sorted.data]
            if any(cells):
                name = heading if heading not in found else f"{heading}{column}"
                found[name] = cells
        return pd.DataFrame(found, index=labels, dtype=object)

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
                words={"列": field.heading, "近": self._hint(field)},
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

    def _hint(self, field: Field) -> str:
        """An unknown heading that is spelt nearly like a missing one, for the message; never taken silently."""
        for _, _, text in self.located.unknown:
            if near(text, self.located.kind)[:1] == (field.heading,):
                return f"（表里的“{text}”可能就是这一列）"
        return ""

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
    value = read_amount(raw, column, unit)
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
