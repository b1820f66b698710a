"""Rows that stand twice: whole rows (F12), and the same person (P13, X04)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.model.field import Field
from xltools.model.table import Table

#: Columns that may differ between two copies of a row.
_NOT_COMPARED = ("seq", "remark")


def identical_to(table: Table) -> Any:
    """For each row the label of the first row with the same written cells, NA for first rows.

    Only rows that share their key with another row are compared, which are few.
    """
    nothing = pd.Series(pd.NA, index=table.labels, dtype="Int64")
    names = [name for name in table.written.columns if name not in _NOT_COMPARED]
    shared = several_times(table)
    if len(names) < 3 or not shared.any():
        return nothing
    whole = table.written.loc[shared, names].astype(str).agg("\x1f".join, axis=1)
    return first_same(whole).reindex(table.labels)


def first_same(keys: Any) -> Any:
    """For each row the label of the first row with the same key, NA for first rows and missing keys."""
    few = keys[_shared(keys)]
    labels = pd.Series(few.index, index=few.index)
    first = labels.groupby(few, sort=False).transform("first")
    return first.where(first != labels).reindex(keys.index).astype("Int64")


def several_times(table: Table) -> Any:
    """Where the row's key stands in another row too."""
    return table.once("several_times", table.kind.keys[0], lambda _: _shared(key_of(table)))


def _shared(keys: Any) -> Any:
    return keys.notna() & keys.duplicated(keep=False)


def key_of(table: Table) -> Any:
    """Each row's key as text, missing where a part of it is missing."""
    return table.once("key", table.kind.keys[0], lambda _: _key(table))


def _key(table: Table) -> Any:
    fields = table.kind.keys
    key = _as_text(table, fields[0])
    for one in fields[1:]:
        key = key + "\x1f" + _as_text(table, one)
    return key


def _as_text(table: Table, column: Field) -> Any:
    """The column's values as text (a year, a day too), missing where missing."""
    values = table[column]
    return values if column.type.storage == "text" else values.astype(str).where(values.notna(), None)
