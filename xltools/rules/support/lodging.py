"""Who lives in which institution."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from xltools.derived.persons import still
from xltools.ledgers.severe_care import SevereCare
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.book import Book
from xltools.model.field import Field
from xltools.model.table import Table
from xltools.values.text import fold


def plain_names(names: Any) -> Any:
    """Names of institutions without blanks and differences of width, missing where missing (a Series)."""
    return names.dropna().map(lambda name: fold(name).replace(" ", "")).reindex(names.index)


def lodged(book: Book) -> Iterator[tuple[Table, Field, Field]]:
    """The ledgers of people who may live in an institution: table, column of the mode, column of the institution."""
    for mode, institution in (
        (TekunPerson.support_mode, TekunPerson.institution),
        (SevereCare.care_mode, SevereCare.institution),
    ):
        table = book.tables.get(mode.kind.kind_name)
        if table is not None:
            yield table, mode, institution


def residents_of(tekun_persons: Table, severe_care_persons: Table) -> Any:
    """Plain name of each institution → its residents by both ledgers, each person once (a Series)."""
    both = pd.concat(
        [
            pd.DataFrame({"home": plain_names(table[home]), "id": table[number]})[still(table)]
            for table, home, number in (
                (tekun_persons, TekunPerson.institution, TekunPerson.person_id),
                (severe_care_persons, SevereCare.institution, SevereCare.person_id),
            )
        ]
    )
    both = both[both["home"].notna()]
    known = both[both["id"].notna()].drop_duplicates()
    return pd.concat([known, both[both["id"].isna()]])["home"].value_counts()
