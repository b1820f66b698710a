"""Rows that may be one person under two numbers, as rules speak of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from xltools.matching.tables import Pair
from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.table import Table
from xltools.rules.person.people import near_pairs
from xltools.values.id_card import fold_number

#: What the reasons call a relative.
_KIN = "监护人或父母"
#: Label → its pair, as `Links.likely`.
Found = Mapping[int, Pair]


def places(found: Found, other: Table, column: Field) -> Callable[[Any], CellRef]:
    """A function from a label to the place of the row that is like it."""
    return lambda label: other.place(found[label].two, column)


def by_later_row(pairs: Iterable[Pair]) -> Found:
    """Pairs of rows of one table by the label of the later row, seen from it."""
    return {pair.two: pair.turned() for pair in pairs}


def near(table: Table) -> set[tuple[int, int]]:
    """Pairs of rows that P14 speaks of: one name, one birthday, and numbers that differ in one or two places."""
    name, number = table.kind.person_field, table.kind.id_field
    assert name is not None
    assert number is not None
    digits = table.text(number).map(fold_number)
    digits = digits[digits.str.len() == 18]
    key = table[name][digits.index] + "\x1f" + digits.str[6:14]
    return {(earlier, later) for earlier, later, _ in near_pairs(key, digits)}


def told(found: Found, table: Table, other: Table, *, kin: str = _KIN) -> dict[str, Any]:
    """The words 名 and 根据 of a message about these rows; `kin`: what the first relative of a row is called."""
    names = {label: other.person(pair.two) or "（未填姓名）" for label, pair in found.items()}
    why = {
        label: "；".join(part for part in (pair.why, pair.doubt) if part).replace(_KIN, kin)
        for label, pair in found.items()
    }
    return {
        "名": pd.Series(names, dtype=object).reindex(table.labels),
        "根据": pd.Series(why, dtype=object).reindex(table.labels),
    }
