"""Ledgers in memory: values in typed columns, and for each row and column the place it came from.

Storage of a column, by `ValueType.storage`:

=========  ==============================================  ================
storage    pandas dtype                                    missing
=========  ==============================================  ================
text       object, str                                     None
number     float64 (money in 元, counts, ages)             NaN
date       datetime64[s]                                   NaT
month      period[M]                                       NaT
yes_no     boolean (nullable)                              <NA>
many       object, tuple of str                            None
=========  ==============================================  ================

A missing value is either blank or unreadable: `Table.noted` tells which cells have a note, `Table.blank`
which are truly empty.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
import pandas as pd

from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.kind import LedgerKind

#: Columns that the merged workbook adds: where a row came from, and what was found in it.
SOURCE_COLUMNS = ("来源文件", "来源工作表", "来源行")
STATE_COLUMNS = ("核验状态", "问题数")

Mask = pd.Series  # of bool, on the table's labels
Column = pd.Series


@dataclass
class Part:
    """One ledger found on one sheet: which rows and columns it stands in, and what stands around it.

    `columns` maps a field's name to its column number; `header_rows`, `first_row`, `last_row` count from 1;
    `county` is what the file and sheet say (title, 填报单位, file name), None when nothing does.
    `rows` counts data rows only. `facts` holds what the file rules judge, see `xltools.model.book.SheetFacts`.
    """

    file: str
    sheet: str
    kind: type[LedgerKind]
    header_rows: tuple[int, ...]
    first_row: int
    last_row: int
    rows: int
    columns: Mapping[str, int]
    county: str | None = None
    number: int = 0


@dataclass
class Table:
    """All rows of one ledger kind over all files; labels are unique across files and survive everything.

    `frame`: columns by field name (only those found), index = labels. `written`: the same cells as text as they
    stand in the workbook. `origins`: two int columns on the same labels, `part` (index into `parts`) and `row`.
    `notes`: (label, field name) → codes of the notes on that cell. `others`: the cells of columns that no field knows,
    as text, by their heading, on the same labels (no columns where there are none).
    """

    kind: type[LedgerKind]
    frame: pd.DataFrame
    written: pd.DataFrame
    origins: pd.DataFrame
    parts: list[Part]
    notes: dict[tuple[int, str], tuple[str, ...]] = field(default_factory=dict)
    others: pd.DataFrame = field(default_factory=pd.DataFrame)
    _known: dict[tuple[str, str], Any] = field(default_factory=dict, repr=False, compare=False)

    def __len__(self) -> int:
        return len(self.frame)

    @property
    def labels(self) -> pd.Index[Any]:
        return self.frame.index

    def has(self, *fields: Field) -> bool:
        """Whether all these columns were found in at least one file."""
        return all(one.name in self.frame.columns for one in fields)

    def __getitem__(self, column: Field) -> Any:
        """The column's values; all missing when no file has it."""
        if column.name in self.frame.columns:
            return self.frame[column.name]
        return empty_column(column, self.labels)

    def text(self, column: Field) -> Any:
        """The column's cells as they are written (str, '' where empty)."""
        if column.name in self.written.columns:
            return self.written[column.name]
        return pd.Series("", index=self.labels, dtype=object)

    def filled(self, column: Field) -> Any:
        """Where the column has a readable value."""
        return self.once("filled", column, lambda values: values.notna())

    def blank(self, column: Field) -> Any:
        """Where the cell is truly empty (an unreadable cell is not); False where the file has no such column."""
        return ~self.filled(column) & ~self.noted(column) & self.present(column)

    def present(self, column: Field) -> Any:
        """Where the row's own sheet has this column at all."""
        having = np.array([column.name in part.columns for part in self.parts] or [False])
        return pd.Series(
            having[self.origins["part"].to_numpy()] if len(self) else [], index=self.labels, dtype=bool
        )

    def noted(self, column: Field, code: str | None = None) -> Any:
        """Where the cell has a note (with this code)."""
        noted = self._notes_by_field.get(column.name, ())
        labels = [label for label, codes in noted if code is None or code in codes]
        if not labels:
            return pd.Series(False, index=self.labels)
        return pd.Series(self.labels.isin(labels), index=self.labels)

    def move_labels(self, by: int) -> None:
        """Add `by` to every label, before anybody has asked the table for anything."""
        labels = self.labels + by
        for frame in (self.frame, self.written, self.origins, self.others):
            frame.index = labels
        self.notes = {(label + by, name): codes for (label, name), codes in self.notes.items()}

    @cached_property
    def _notes_by_field(self) -> dict[str, list[tuple[int, tuple[str, ...]]]]:
        found: dict[str, list[tuple[int, tuple[str, ...]]]] = {}
        for (label, name), codes in self.notes.items():
            found.setdefault(name, []).append((label, codes))
        return found

    def county_of(self) -> Any:
        """Each row's county: its 县区 cell, else what its file says."""
        from_part = pd.Series([part.county for part in self.parts] or [None], dtype=object)
        by_file = pd.Series(
            from_part.to_numpy()[self.origins["part"].to_numpy()] if len(self) else [],
            index=self.labels,
            dtype=object,
        )
        own = self.kind.fields.get("county")
        return by_file if own is None else self[own].where(self[own].notna(), by_file)

    def _origin(self, label: Any, what: str) -> int:
        number: Any = self.origins.at[label, what]
        return int(number)

    def county_at(self, label: Any) -> str | None:
        """One row's county, as `county_of` gives it."""
        own = self.kind.fields.get("county")
        if own is not None and own.name in self.frame.columns:
            cell = self.frame.at[label, own.name]
            if isinstance(cell, str):
                return cell
        return self.parts[self._origin(label, "part")].county

    def place(self, label: Any, column: Field | None = None) -> CellRef:
        """Where a row's cell stands; without that column: the row's first cell."""
        part = self.parts[self._origin(label, "part")]
        number = part.columns.get(column.name) if column is not None else None
        return CellRef(
            part.file,
            part.sheet,
            self._origin(label, "row"),
            number or min(part.columns.values(), default=1),
        )

    def person(self, label: Any) -> str:
        """The name of the row's main person as written, '' when there is none."""
        if self.kind.person_field is None:
            return ""
        return str(self.text(self.kind.person_field).get(label) or "")

    def only(self, labels: Any) -> Table:
        """The same table with some rows only (labels or mask); addresses are kept."""
        frame = self.frame.loc[labels]
        kept = frame.index
        wanted = set(kept)
        notes = {key: codes for key, codes in self.notes.items() if key[0] in wanted}
        others = self.others.loc[kept] if len(self.others.columns) else self.others
        return Table(
            self.kind, frame, self.written.loc[kept], self.origins.loc[kept], self.parts, notes, others
        )

    def among(self, labels: Iterable[Any]) -> Any:
        """True for the rows with one of these labels."""
        return pd.Series(self.labels.isin(list(labels)), index=self.labels)

    def first_rows(self, column: Field) -> Any:
        """True at the first row of each value of `column` (households: the row where a household is judged).

        Rows with a missing value are each their own group.
        """
        return self.once("first_rows", column, lambda keys: ~keys.duplicated() | keys.isna())

    def once(self, what: str, column: Field, compute: Callable[[Any], Any]) -> Any:
        """`compute` of the column's values, kept under the name `what`: many rules ask for the same birthdays.

        Nobody may change what it returns.
        """
        if (what, column.name) not in self._known:
            self._known[what, column.name] = compute(self[column])
        return self._known[what, column.name]


def empty_column(column: Field, labels: Any) -> Any:
    """A column of missing values in the storage of the field."""
    return typed_column(column, [None] * len(labels), labels)


def typed_column(column: Field, values: Sequence[Any], labels: Any, which: Any = None) -> Any:
    """Values as `ValueType.read` gives them (None where missing) → a Series in the field's storage.

    `which`: for each label the place of its value in `values`; without it they stand in order.
    """
    stored = _stored(column, values)
    stored = stored if which is None else stored[which]
    return pd.Series(stored, index=labels, dtype=object if stored.dtype == object else None)


def _stored(column: Field, values: Sequence[Any]) -> Any:
    match column.type.storage:
        case "number":
            return np.array(values, dtype="float64")  # None becomes NaN
        case "date":
            days = np.array(values, dtype="datetime64[D]")  # None becomes NaT
            return days.astype("datetime64[s]")
        case "month":
            missing = np.iinfo(np.int64).min
            ordinals = np.array([missing if v is None else v.ordinal for v in values], dtype="int64")
            return _months(ordinals)
        case "yes_no":
            return pd.array(list(values), dtype="boolean")
        case _:
            return objects(values)


def objects(values: Sequence[Any]) -> Any:
    """An array of just these objects."""
    cells = np.empty(len(values), dtype=object)
    cells[:] = list(values)
    return cells


def _months(ordinals: Any) -> Any:
    """Months since 1970-01 as a PeriodIndex; the least integer is missing."""
    index: Any = pd.PeriodIndex
    return index.from_ordinals(ordinals, freq="M")


def stack(tables: Iterable[Table]) -> Table:
    """Tables of one kind, one below the other; labels must be unique already and are kept.

    Raises ValueError when there is no table.
    """
    several = list(tables)
    if not several:
        raise ValueError("nothing to stack")
    if len(several) == 1:
        return several[0]
    kind = several[0].kind
    parts: list[Part] = []
    origins = []
    for table in several:
        moved = table.origins.copy()
        moved["part"] += len(parts)
        origins.append(moved)
        parts.extend(table.parts)
    names = [name for name in kind.fields if any(name in table.frame.columns for table in several)]
    labels = several[0].labels.append([table.labels for table in several[1:]])
    columns = {}
    written = {}
    for name in names:
        one = kind.fields[name]
        columns[name] = _joined([table[one] for table in several], labels)
        written[name] = _joined([table.text(one) for table in several], labels)
    notes = {key: codes for table in several for key, codes in table.notes.items()}
    return Table(
        kind,
        pd.DataFrame(columns, index=labels, copy=False),
        pd.DataFrame(written, index=labels, copy=False),
        pd.concat(origins),
        parts,
        notes,
        _stacked_others(several, labels),
    )


def _joined(columns: Sequence[Any], labels: Any) -> Any:
    """Series of one storage, one below the other; the index is known and need not be put together for each of them."""
    if any(one.dtype != columns[0].dtype for one in columns) or not isinstance(columns[0].dtype, np.dtype):
        return pd.concat(columns).set_axis(labels)
    return pd.Series(
        np.concatenate([one.to_numpy() for one in columns]), index=labels, dtype=columns[0].dtype
    )


def _stacked_others(tables: Sequence[Table], labels: Any) -> pd.DataFrame:
    """Unknown columns of several tables; equal headings are one column, '' where a table has not got it."""
    having = [table.others for table in tables if len(table.others.columns)]
    if not having:
        return pd.DataFrame(index=labels)
    return pd.concat(having).reindex(labels).fillna("")
