"""Take our marks off again: fills, comments and the added sheet, and nothing that is the county's."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import partial
from pathlib import Path

from xltools.model.errors import NotSupported
from xltools.writing.added_sheet import own_sheet, remove_sheet
from xltools.writing.cells import CellEdit, SheetXml
from xltools.writing.comments import AUTHOR, take_comments_off
from xltools.writing.package import NotPatchable, Package
from xltools.writing.parts import Relationships, Workbook
from xltools.writing.stream import Pending
from xltools.writing.styles import Styles

Changes = dict[str, bytes | None]
_APPLICATION = "docProps/app.xml"


class NotMarked(NotSupported):
    """A workbook that bears no mark of ours."""

    def __init__(self, name: str) -> None:
        super().__init__(f"《{name}》里没有本程序的标记，不用清除。")


def is_marked(package: Package, book: Workbook) -> bool:
    """Whether the workbook is a copy that we have marked."""
    if own_sheet(book) is not None:
        return True
    return any(
        comments in package.names and AUTHOR.encode() in package.read(comments)
        for part in book.worksheets().values()
        if (comments := Relationships(package, part).target("comments")) is not None
    )


def take_marks_off(
    package: Package,
    book: Workbook,
    styles: Styles,
    changes: Changes,
    keep: Mapping[str, Set[tuple[int, int]]] | None = None,
) -> int:
    """Take the fills off all cells but those of `keep` (sheet → cells), and the comments off all sheets that are not in it.

    A cell gets back the colour that it had; how many cells did is returned. Only for workbooks that are marked. LibreOffice puts
    colours of its own below solid fills: where it has saved the copy since, cells that had a colour are left without one.
    """
    kept = keep or {}
    trusted = _APPLICATION not in package.names or b"LibreOffice" not in package.read(_APPLICATION)
    restored = partial(styles.unmarked, trusted=trusted)
    marks = styles.marks()
    count = 0
    for name, part in book.worksheets().items():
        if name == own_sheet(book) or part not in package.names:
            continue
        sheet = SheetXml(package.read(part))
        found = {
            cell: style for cell, style in sheet.cells_of(marks).items() if cell not in kept.get(name, ())
        }
        if found:
            sheet.edit(Pending((row, column, CellEdit(restored)) for row, column in found).up_to(None))
            count += len(found)
        commented = name not in kept and take_comments_off(package, book, part, sheet, changes)
        if found or commented:
            changes[part] = sheet.xml
    return count


def clean(source: Path, target: Path) -> int:
    """Write a copy without our marks; how many cells they were taken off.

    Raises NotMarked, and NotPatchable for what is no workbook that can be changed.
    """
    with Package(source) as package:
        changes: Changes = {}
        try:
            book = Workbook(package)
            if book.styles is None or not is_marked(package, book):
                raise NotMarked(source.name)
            styles = Styles(package.read(book.styles), strict=book.strict)
            count = take_marks_off(package, book, styles, changes)
            remove_sheet(package, book, changes)
        except (ValueError, AssertionError) as error:
            raise NotPatchable(source.name, f"的内部结构不合常规（{error}）") from None
        changes[book.styles] = styles.xml
        package.write(target, {**changes, **book.changes()})
    return count
