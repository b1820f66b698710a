"""Parents on the children's ledger, as persons of the lists that speak of parents: deaths, disability, custody."""

from __future__ import annotations

from collections.abc import Iterator

from xltools.ledgers.child import Child, ParentColumns
from xltools.matching.tables import Who
from xltools.model.book import Book
from xltools.model.table import Table

_LISTS = ("deaths", "disability", "custody")


def parents_on(children: Table, lists: Book) -> Iterator[tuple[ParentColumns, Who, Table]]:
    """Each parent's columns with each of these lists that is there; parents without names or numbers are left out."""
    for name in _LISTS:
        table = lists.tables.get(name)
        if table is None:
            continue
        for parent in Child.parents():
            if children.has(parent.name, parent.id):
                yield parent, Who(children, parent.name, parent.id), table


def speaks_of_parents(lists: Book) -> bool:
    """Whether any of these lists is there."""
    return any(name in lists.tables for name in _LISTS)
