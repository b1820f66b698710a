"""Rows that may be one person under two numbers, as rules speak of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from typing import Any

import pandas as pd

from xltools.matching.tables import Pair
from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.table import Table
from xltools.rules.person.people import near_persons

#: Label → its pair, as `Links.likely`.
Found = Mapping[int, Pair]


def places(found: Found, other: Table, column: Field) -> Callable[[Any], CellRef]:
    """A function from a label to the place of the row that is like it."""
    return lambda label: other.place(found[label].two, column)


def by_later_row(pairs: Iterable[Pair]) -> Found:
    """Pairs of rows of one table by the label of the later row, seen from it."""
    return {pair.two: pair.turned() for pair in pairs}


def near(table: Table) -> set[tuple[int, int]]:
    """Pairs of rows that P14 speaks of."""
    return {(earlier, later) for earlier, later, _ in near_persons(table)}


def told(found: Found, table: Table, other: Table) -> dict[str, Any]:
    """The words 名 and 根据 of a message about these rows."""
    names = {label: other.person(pair.two) or "（未填姓名）" for label, pair in found.items()}
    why = {label: "；".join(part for part in (pair.why, pair.doubt) if part) for label, pair in found.items()}
    return {
        "名": pd.Series(names, dtype=object).reindex(table.labels),
        "根据": pd.Series(why, dtype=object).reindex(table.labels),
    }
