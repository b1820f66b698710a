"""What a number with a wrong check character probably is, where everything else in the row, or another list, says so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

import pandas as pd

from xltools.model.field import Field
from xltools.model.table import Table
from xltools.rules.person.people import entered
from xltools.values.id_card import fold_number, is_resident_number
from xltools.values.id_repair import agreeing, apart
from xltools.values.region import COUNTIES

#: A number under the same name in another list is this one when it differs in no more places (a swap counts as one).
_NEAR = 1
_CODES = {name: code for code, name in COUNTIES.items()}


def suggestions(table: Table, column: Field, wrong: Any, others: Iterable[Table | None]) -> Any:
    """For each wrong row of a ledger's own numbers the one right number that it can be, '' where nothing is certain.

    Another list with the same name and nearly the same number decides; else the only repair that agrees with birthday,
    sex and county of the row, all three of which must be there.
    """
    told = pd.Series("", index=table.labels, dtype=object)
    if column is not table.kind.id_field or table.kind.person_field is None:
        return told
    known = _numbers_by_name(others)
    for label in table.labels[pd.Series(wrong, index=table.labels).to_numpy(dtype=bool)]:
        number = fold_number(table.text(column)[label])
        name = table[table.kind.person_field].get(label)
        listed = {one for one in known.get(str(name), ()) if 0 < apart(number, one) <= _NEAR}
        found = listed or set(_by_the_row(table, label, number))
        if len(found) == 1:
            told[label] = found.pop()
    return told


def _numbers_by_name(others: Iterable[Table | None]) -> dict[str, set[str]]:
    known: dict[str, set[str]] = {}
    for other in others:
        if other is None or other.kind.person_field is None or other.kind.id_field is None:
            continue
        for name, number in zip(other[other.kind.person_field], other[other.kind.id_field], strict=True):
            if isinstance(name, str) and is_resident_number(number):
                known.setdefault(name, set()).add(number)
    return known


def _by_the_row(table: Table, label: Any, number: str) -> Iterator[str]:
    born, gender = _entered(table, "birth_date", label), _entered(table, "gender", label)
    area = _CODES.get(str(table.county_at(label)))
    if isinstance(born, date) and isinstance(gender, str) and area is not None:
        yield from agreeing(number, born=born, gender=gender, area=area)


def _entered(table: Table, name: str, label: Any) -> Any:
    """The row's entered birthday (as a date) or sex, None where there is none."""
    column = next((one for number, one in entered(name) if number is table.kind.id_field), None)
    if column is None or not table.has(column) or pd.isna(table[column][label]):
        return None
    value = table[column][label]
    return value.date() if isinstance(value, pd.Timestamp) else value
