"""Put values into cells of a workbook, with nothing else in it changed."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from xltools.model.edit import ColumnEdit
from xltools.writing.cells import CellEdit
from xltools.writing.package import DAMAGED, NotPatchable, Package, Packed
from xltools.writing.parts import Workbook
from xltools.writing.stream import Pending, frame_of, rewritten
from xltools.writing.styles import Styles
from xltools.writing.widths import text_width

#: Built-in number formats: yyyy-mm-dd as the machine shows dates, two decimals, text.
_DATE, _MONEY, _TEXT, _WHOLE = 14, 4, 49, 1


#: Bounds of the width of an added column in characters.
_WIDTH, _WIDEST = 13.0, 64.0


def fill_in(source: Path, target: Path, edits: Sequence[ColumnEdit]) -> None:
    """Write a copy with the values put in.

    Raises NotPatchable when the workbook cannot be changed safely.
    """
    with Package(source) as package:
        changes: dict[str, bytes | Packed] = {}
        try:
            book = Workbook(package)
            styles = Styles(package.read(book.styles) if book.styles else None, strict=book.strict)
            for name in dict.fromkeys(edit.sheet for edit in edits):
                mine = [edit for edit in edits if edit.sheet == name]
                changes[book.sheets[name]] = _filled(package, book.sheets[name], styles, mine)
        except (ValueError, KeyError) as error:
            raise NotPatchable(source.name, f"的内部结构不合常规（{error}）") from None
        except DAMAGED:
            raise NotPatchable(source.name, "内部有损坏") from None
        if book.styles is not None and edits:
            changes[book.styles] = styles.xml
        package.write(target, {**changes, **book.changes()})


def _filled(package: Package, part: str, styles: Styles, edits: Sequence[ColumnEdit]) -> Packed:
    with package.open(part) as stream:
        frame = frame_of(stream)
    for column, width in _widths(edits).items():
        frame.set_width({column}, width)
    frame.widen(max(edit.column for edit in edits), max(max(edit.rows) for edit in edits))
    pending = Pending(_cell_edits(edits, styles))
    with package.open(part) as stream:
        return rewritten(stream, frame, lambda rows, last: rows.edit(pending.up_to(last)))


def _cell_edits(edits: Sequence[ColumnEdit], styles: Styles) -> Iterator[tuple[int, int, CellEdit]]:
    """Row, column, and what is put there; equal values of a column share one."""

    @cache
    def fitting(code: int) -> Callable[[int], int]:
        """The look of a neighbour with another number format."""
        return cache(lambda style: styles.with_number_format(style, code))

    for one in edits:
        made: dict[tuple[type, Any], CellEdit] = {}
        for row, value in one.cells():
            key = type(value), value
            if key not in made:
                made[key] = CellEdit(fitting(_format_of(type(value))), value, one.like_column)
            yield row, one.column, made[key]


def _widths(edits: Sequence[ColumnEdit]) -> dict[int, float]:
    """Width of each added column: what its longest words need, within bounds."""
    words: dict[int, set[str]] = {}
    for edit in edits:
        if edit.like_column is not None:
            words.setdefault(edit.column, set()).update(
                one for one in set(edit.values) if isinstance(one, str)
            )
    return {
        column: min(_WIDEST, max(_WIDTH, *(text_width(one) * 1.05 + 1 for one in words[column])))
        for column in sorted(words)
        if words[column]
    }


def _format_of(kind: type) -> int:
    if issubclass(kind, date):
        return _DATE
    if issubclass(kind, float):
        return _MONEY
    return _WHOLE if issubclass(kind, int) else _TEXT
