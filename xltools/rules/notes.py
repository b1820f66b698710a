"""What the reader noted, as hits."""

from __future__ import annotations

from collections.abc import Iterator

from xltools.model.book import Book
from xltools.model.rule import Hit


def noted(book: Book, code: str) -> Iterator[Hit]:
    """All notes with this code; those about a data cell lead back to their row."""
    for note in book.noted(code):
        table = book.tables.get(note.kind) if note.kind is not None and note.label is not None else None
        column = table.kind.fields.get(note.field) if table is not None and note.field is not None else None
        yield Hit(
            note.place,
            dict(note.words),
            note.also,
            table=table,
            label=note.label,
            field=column,
            value=note.value,
        )
