"""Put values into cells of a workbook, with nothing else in it changed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from xltools.writing.cells import CellEdit, SheetXml
from xltools.writing.package import NotPatchable, Package
from xltools.writing.parts import Workbook
from xltools.writing.styles import Styles
from xltools.writing.widths import text_width

#: Built-in number formats: yyyy-mm-dd as the machine shows dates, two decimals, text.
_DATE, _MONEY, _TEXT, _WHOLE = 14, 4, 49, 1


#: Bounds of the width of an added column in characters.
_WIDTH, _WIDEST = 13.0, 64.0


@dataclass(frozen=True)
class Edit:
    """One value for one cell. `like_column`: the column in the same row whose look a new cell takes."""

    sheet: str
    row: int
    column: int
    value: Any
    like_column: int | None = None


def fill_in(source: Path, target: Path, edits: Sequence[Edit]) -> None:
    """Write a copy with the values put in.

    Raises NotPatchable when the workbook cannot be changed safely.
    """
    with Package(source) as package:
        changes: dict[str, bytes] = {}
        try:
            book = Workbook(package)
            styles = Styles(package.read(book.styles) if book.styles else None, strict=book.strict)
            for name in dict.fromkeys(edit.sheet for edit in edits):
                part = book.sheets[name]
                sheet = SheetXml(package.read(part))
                _fill_sheet(sheet, styles, [edit for edit in edits if edit.sheet == name])
                changes[part] = sheet.xml
        except (ValueError, KeyError) as error:
            raise NotPatchable(source.name, f"的内部结构不合常规（{error}）") from None
        if book.styles is not None and edits:
            changes[book.styles] = styles.xml
        package.write(target, changes | book.changes())


def _fill_sheet(sheet: SheetXml, styles: Styles, edits: Sequence[Edit]) -> None:
    neighbours = sheet.styles(
        {(edit.row, edit.like_column) for edit in edits if edit.like_column is not None}
    )

    def look(edit: Edit) -> CellEdit:
        def restyle(own: int) -> int:
            base = own if edit.like_column is None else neighbours[edit.row, edit.like_column]
            return _fitting(styles, base, edit.value)

        return CellEdit(restyle, edit.value)

    sheet.edit({(edit.row, edit.column): look(edit) for edit in edits})
    for column, width in _widths(edits).items():
        sheet.set_width({column}, width)
    sheet.widen(max(edit.column for edit in edits), max(edit.row for edit in edits))


def _widths(edits: Sequence[Edit]) -> dict[int, float]:
    """Width of each added column: what its longest words need, within bounds."""
    words: dict[int, set[str]] = {}
    for edit in edits:
        if edit.like_column is not None and isinstance(edit.value, str):
            words.setdefault(edit.column, set()).add(edit.value)
    return {
        column: min(_WIDEST, max(_WIDTH, *(text_width(one) * 1.05 + 1 for one in words[column])))
        for column in sorted(words)
    }


def _fitting(styles: Styles, style: int, value: Any) -> int:
    """The look of a neighbour with the number format that the value needs."""
    if isinstance(value, date):
        return styles.with_number_format(style, _DATE)
    if isinstance(value, float):
        return styles.with_number_format(style, _MONEY)
    if isinstance(value, int):
        return styles.with_number_format(style, _WHOLE)
    return styles.with_number_format(style, _TEXT)
