"""Cells of data rows → typed columns, with a note for everything that could not be taken as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

import numpy as np
import pandas as pd

from xltools.model.address import CellRef
from xltools.model.book import Note
from xltools.model.table import objects, typed_column
from xltools.reading.facts import FACTORS
from xltools.reading.headings import plain
from xltools.reading.recognise import HeadedColumn, Located
from xltools.reading.rows import SAME
from xltools.reading.sheet import ERROR_VALUE, RawSheet
from xltools.values import MONEY, MONEY_WAN, Doubtful, Unreadable, ValueType
from xltools.values.money import read as read_money
from xltools.values.money import read_ten_thousands
from xltools.values.month import Month
from xltools.values.text import as_text, clean, clean_all

#: Never filled down from 同上: a person's own (clarification: P01 instead).
_NEVER_SAME = frozenset({"id_card", "member_id", "name", "account", "certificate"})
#: Types whose values may be equal without meaning the same (1, 1.0, True).
_EQUAL_ACROSS = {bool, int, float}
#: No 同上 is so long, blanks and all.
_LONGER = 12
#: How a 同上 or an error value may begin.
_ODD_FIRST = frozenset({"#", *" \t\r\n\xa0\u3000", *(same[0] for same in SAME)})
#: Readers that can be told what amounts are counted in.
_READ_MONEY = {MONEY: read_money, MONEY_WAN: read_ten_thousands}


@dataclass
class ReadColumns:
    """By field name: the values in the field's storage and the texts as they were written; and notes."""

    values: dict[str, Any] = field(default_factory=dict)
    written: dict[str, Any] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def read_columns(
    file: str, sheet: RawSheet, located: Located, rows: Sequence[int], labels: Any, unit: str | None
) -> ReadColumns:
    """Read every headed column of the data rows; equal cells of a column are read once. `labels`: an index; `unit`: the unit
    of money that the title line states."""
    out = ReadColumns()
    down = _filled_down(sheet, located, rows)
    cells = _turned(sheet, rows, max((column.number for column in located.columns), default=0))
    for column in located.columns:
        reader = _ColumnReader(file, sheet, located, column, rows, labels, down)
        different, which = reader.told_apart(cells[column.number - 1])
        cells[column.number - 1] = ()  # never both forms of a long ledger whole
        readings, written = _read(column.field.type, different, factor(column, unit))
        values = reader.values(different, readings, which)
        out.values[column.field.name] = typed_column(column.field, values, labels, which)
        out.written[column.field.name] = pd.Series(objects(written)[which], index=labels, dtype=object)
        out.notes.extend(reader.notes)
    return out


def _turned(sheet: RawSheet, rows: Sequence[int], width: int) -> list[Sequence[object]]:
    """The cells of the data rows column by column; '' where a row ends early."""
    turned: list[Sequence[object]] = list(zip_longest(*(sheet.rows[row - 1] for row in rows), fillvalue=""))
    return turned + [[""] * len(rows)] * (width - len(turned))


def _told_apart(cells: Sequence[object]) -> tuple[list[Any], Any]:
    """The different cells of a column, and for each row which of them stands there."""
    kinds = set(map(type, cells))
    if len(kinds & _EQUAL_ACROSS) < 2 and type(None) not in kinds:
        which, different = pd.factorize(objects(cells), use_na_sentinel=False)
        return different.tolist(), which
    places: dict[tuple[type, object], int] = {}
    filled = ("" if cell is None else cell for cell in cells)
    numbers = [places.setdefault((type(cell), cell), len(places)) for cell in filled]
    return [cell for _, cell in places], np.array(numbers, dtype=np.int64)


def _read(kind: ValueType, raws: list[Any], counted_in: int | None) -> tuple[list[Any], list[str]]:
    """Readings and written texts of cells."""
    if counted_in is None:
        readings = kind.column(raws)
    else:
        read = _READ_MONEY[kind]
        readings = [read(raw, counted_in) for raw in raws]
    if set(map(type, raws)) == {str}:
        return readings, clean_all(raws)
    return readings, [_written(raw) for raw in raws]


def _written(raw: object) -> str:
    if isinstance(raw, float) and abs(raw) >= 1e15:
        return f"{raw:.5E}"
    return clean(raw) if isinstance(raw, str) else as_text(raw)


def factor(column: HeadedColumn, unit: str | None) -> int | None:
    """What amounts of this column are counted in, in 元; the heading beats the title line, which beats the field's own.

    None where the column is read as its field says.
    """
    stated = column.unit or unit
    if column.field.type not in _READ_MONEY or stated is None:
        return None
    counted_in = FACTORS[stated]
    own = FACTORS["万元" if column.field.type is MONEY_WAN else "元"]
    return None if counted_in == own else counted_in


def read_amount(raw: object, column: HeadedColumn, unit: str | None) -> Any:
    """One cell of a money column, read in the unit that heading or title states."""
    counted_in = factor(column, unit)
    kind = column.field.type
    return kind.read(raw) if counted_in is None else _READ_MONEY[kind](raw, counted_in)


def _filled_down(
    sheet: RawSheet, located: Located, rows: Sequence[int]
) -> dict[tuple[int, int], tuple[int, int]]:
    """Cells inside a range merged downwards → the cell that holds its value."""
    first, last = (rows[0], rows[-1]) if rows else (1, 0)
    numbers = {column.number for column in located.columns}
    covered: dict[tuple[int, int], tuple[int, int]] = {}
    for top, left, bottom, _ in sheet.merged:
        if bottom > top and left in numbers and top >= first and bottom <= last:
            covered |= {(row, left): (top, left) for row in range(top + 1, bottom + 1)}
    return covered


class _ColumnReader:
    """One column of one part."""

    def __init__(
        self,
        file: str,
        sheet: RawSheet,
        located: Located,
        column: HeadedColumn,
        rows: Sequence[int],
        labels: Any,
        down: dict[tuple[int, int], tuple[int, int]],
    ) -> None:
        self._file, self._sheet, self._located, self._column = file, sheet, located, column
        self._rows, self._labels, self._down = rows, labels, down
        self.notes: list[Note] = []

    def told_apart(self, cells: Sequence[object]) -> tuple[list[Any], Any]:
        """The different cells of the column and which of them stands in each row, when they are mended: ranges filled down,
        同上 replaced, error cells noted and emptied."""
        different, which = _told_apart(cells)
        odd = [
            at
            for at, cell in enumerate(different)
            if type(cell) is str and (not cell or cell[0] in _ODD_FIRST) and self._is_odd(cell)
        ]
        if not odd:
            return different, which
        mended = list(cells)
        number = self._column.number
        for index in np.flatnonzero(np.isin(which, odd)).tolist():
            row = self._rows[index]
            if (row, number) in self._down:
                mended[index] = self._sheet.cell(*self._down[row, number])
            else:
                mended[index] = self._mended(index, row, mended)
        return _told_apart(mended)

    def _is_odd(self, cell: str) -> bool:
        """Whether a cell needs a second look: 同上, error values, and empty cells where those can be either."""
        if not cell:
            return bool(self._down or self._sheet.errors or self._sheet.uncalculated)
        return cell[0] == "#" or (len(cell) < _LONGER and cell.strip().replace(" ", "") in SAME)

    def _mended(self, index: int, row: int, cells: list[object]) -> object:
        cell = cells[index]
        number = self._column.number
        error = self._sheet.errors.get((row, number))
        if error is None and isinstance(cell, str) and ERROR_VALUE.fullmatch(cell.strip()):
            error = cell.strip()
        if error is None and cell == "" and (row, number) in self._sheet.uncalculated:
            error = "（公式没有计算结果）"
        if error is not None:
            self._note("F10", index, error, 原因=error)
            return ""
        if isinstance(cell, str) and cell.strip().replace(" ", "") in SAME and index > 0:
            if self._column.field.type.name in _NEVER_SAME:
                return ""
            self._note("F13", index, _written(cells[index - 1]), 写法=clean(cell))
            return cells[index - 1]
        return cell

    def values(self, raws: Sequence[object], readings: Sequence[Any], which: Any) -> list[Any]:
        """Readings of the different cells → values in the field's meaning; Doubtful and Unreadable become notes on every row
        where such a cell stands."""
        field_ = self._column.field
        heading = plain(self._column.heading)
        shift = next((months for alias, months in field_.shift if plain(alias) == heading), 0)
        negated = heading in {plain(alias) for alias in field_.negated}
        values = list(readings)
        told = []
        for at, reading in enumerate(readings) if {Doubtful, Unreadable} & set(map(type, readings)) else ():
            if isinstance(reading, Doubtful | Unreadable):
                values[at] = reading.value if isinstance(reading, Doubtful) else None
                if reading.code:
                    told.append(at)
        for index in np.flatnonzero(np.isin(which, told)).tolist() if told else ():
            reading = readings[which[index]]
            words = dict(reading.words)
            self._note(reading.code, index, _written(raws[which[index]]), 原因=reading.reason, **words)
        if shift or negated:
            return [None if value is None else _adjusted(value, shift, negated) for value in values]
        return values

    def _note(self, code: str, index: int, value: str, **words: str) -> None:
        place = CellRef(self._file, self._sheet.name, self._rows[index], self._column.number)
        self.notes.append(
            Note(
                code,
                place,
                int(self._labels[index]),
                self._column.field.name,
                self._located.kind.kind_name,
                value,
                words,
            )
        )


def _adjusted(value: Any, shift: int, negated: bool) -> Any:
    if negated:
        return not value
    if shift and isinstance(value, Month):
        year, month = divmod(value.year * 12 + value.month - 1 + shift, 12)
        return Month(year, month + 1)
    return value
