"""Cells of data rows → typed columns, with a note for everything that could not be taken as it stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Any

from xltools.model.address import CellRef
from xltools.model.book import Note
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
#: Readers that can be told what amounts are counted in.
_READ_MONEY = {MONEY: read_money, MONEY_WAN: read_ten_thousands}


@dataclass
class ReadColumns:
    """Values and written texts by field name, and notes."""

    values: dict[str, list[Any]] = field(default_factory=dict)
    written: dict[str, list[str]] = field(default_factory=dict)
    notes: list[Note] = field(default_factory=list)


def read_columns(
    file: str, sheet: RawSheet, located: Located, rows: Sequence[int], labels: Sequence[int], unit: str | None
) -> ReadColumns:
    """Read every headed column of the data rows. `unit`: the unit of money that the title line states."""
    out = ReadColumns()
    down = _filled_down(sheet, located, rows)
    cells = _turned(sheet, rows, max((column.number for column in located.columns), default=0))
    for column in located.columns:
        reader = _ColumnReader(file, sheet, located, column, rows, labels, down)
        raws = reader.raws(list(cells[column.number - 1]))
        readings, written = _read(column.field.type, raws, factor(column, unit))
        out.values[column.field.name] = reader.values(raws, readings)
        out.written[column.field.name] = written
        out.notes.extend(reader.notes)
    return out


def _turned(sheet: RawSheet, rows: Sequence[int], width: int) -> list[Sequence[object]]:
    """The cells of the data rows column by column; '' where a row ends early."""
    turned: list[Sequence[object]] = list(zip_longest(*(sheet.rows[row - 1] for row in rows), fillvalue=""))
    return turned + [[""] * len(rows)] * (width - len(turned))


def _read(kind: ValueType, raws: list[Any], counted_in: int | None) -> tuple[list[Any], list[str]]:
    """Readings and written texts of a column; where cells repeat, each different one is read once."""
    if len(set(map(type, raws)) & _EQUAL_ACROSS) < 2:
        distinct = list(dict.fromkeys(raws))
        if len(distinct) * 2 < len(raws):
            readings, written = _read_each(kind, distinct, counted_in)
            reading_of = dict(zip(distinct, readings, strict=True))
            written_as = dict(zip(distinct, written, strict=True))
            return [reading_of[raw] for raw in raws], [written_as[raw] for raw in raws]
    return _read_each(kind, raws, counted_in)


def _read_each(kind: ValueType, raws: list[Any], counted_in: int | None) -> tuple[list[Any], list[str]]:
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
        labels: Sequence[int],
        down: dict[tuple[int, int], tuple[int, int]],
    ) -> None:
        self._file, self._sheet, self._located, self._column = file, sheet, located, column
        self._rows, self._labels, self._down = rows, labels, down
        self.notes: list[Note] = []

    def raws(self, cells: list[object]) -> list[object]:
        """The column's cells, mended: ranges filled down, 同上 replaced, error cells noted and emptied."""
        number = self._column.number
        odd = self._odd(cells)
        for index in [index for index, cell in enumerate(cells) if cell in odd] if odd else ():
            row = self._rows[index]
            if (row, number) in self._down:
                cells[index] = self._sheet.cell(*self._down[row, number])
            else:
                cells[index] = self._mended(index, row, cells)
        return cells

    def _odd(self, cells: list[Any]) -> set[str]:
        """The different texts that need a second look: 同上, error values, and empty cells where those can be either."""
        different = set(cells)
        odd = {
            text
            for text in different
            if type(text) is str
            and text
            and (text[0] == "#" or (len(text) < _LONGER and text.strip().replace(" ", "") in SAME))
        }
        if "" in different and (self._down or self._sheet.errors or self._sheet.uncalculated):
            odd.add("")
        return odd

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

    def values(self, raws: Sequence[object], readings: Sequence[Any]) -> list[Any]:
        """Readings → values in the field's meaning; Doubtful and Unreadable become notes."""
        field_ = self._column.field
        heading = plain(self._column.heading)
        shift = next((months for alias, months in field_.shift if plain(alias) == heading), 0)
        negated = heading in {plain(alias) for alias in field_.negated}
        if not shift and not negated and not {Doubtful, Unreadable} & set(map(type, readings)):
            return list(readings)
        out = []
        for index, reading in enumerate(readings):
            value = reading
            if isinstance(reading, Doubtful | Unreadable):
                if reading.code:
                    self._note(
                        reading.code, index, _written(raws[index]), 原因=reading.reason, **dict(reading.words)
                    )
                value = reading.value if isinstance(reading, Doubtful) else None
            if value is not None and (shift or negated):
                value = _adjusted(value, shift, negated)
            out.append(value)
        return out

    def _note(self, code: str, index: int, value: str, **words: str) -> None:
        place = CellRef(self._file, self._sheet.name, self._rows[index], self._column.number)
        self.notes.append(
            Note(
                code,
                place,
                self._labels[index],
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
