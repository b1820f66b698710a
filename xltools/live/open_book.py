"""Find the open workbook and take a copy of it as it stands, unsaved edits included."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from xltools.model.errors import BookNotOpen, ExcelMissing


def open_book(name: str = "") -> Any:
    """The open workbook of this name (with or without its folder and suffix), or the one in front.

    Raises ExcelMissing where no Excel can be reached, BookNotOpen.
    """
    try:
        import xlwings
    except ImportError:
        raise ExcelMissing from None
    if not len(xlwings.engines):  # not Windows, not macOS
        raise ExcelMissing
    books = [book for app in xlwings.apps for book in app.books]
    if not books:
        raise BookNotOpen(name, [])
    if not name:
        return xlwings.books.active
    wanted = Path(name)
    for book in books:
        if name in (book.fullname, book.name) or wanted.name in (book.name, Path(book.name).stem):
            return book
    raise BookNotOpen(name, [book.name for book in books])


def copy_of(book: Any, folder: Path) -> Path:
    """A file with the same name and the cells as they are on the screen; the open workbook stays unsaved as it was."""
    target = folder / (book.name if Path(book.name).suffix else f"{book.name}.xlsx")
    book.api.SaveCopyAs(str(target))
    return target
