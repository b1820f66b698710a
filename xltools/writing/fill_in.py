"""Put values into cells of a workbook, with nothing else in it changed."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import cache, partial
from pathlib import Path

from xltools.model.edit import Edit
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


def fill_in(source: Path, target: Path, edits: Sequence[Edit]) -> None:
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


def _filled(package: Package, part: str, styles: Styles, edits: Sequence[Edit]) -> Packed:
    with package.open(part) as stream:
        frame = frame_of(stream)
    for column, width in _widths(edits).items():
        frame.set_width({column}, width)
    frame.widen(max(edit.column for edit in edits), max(edit.row for edit in edits))

    kinds = {type(edit.value) for edit in edits}
    fitting = {kind: cache(partial(styles.with_number_format, code=_format_of(kind))) for kind in kinds}
    pending = Pending(
        (edit.row, edit.column, CellEdit(fitting[type(edit.value)], edit.value, edit.like_column))
        for edit in edits
    )
    with package.open(part) as stream:
        return rewritten(stream, frame, lambda rows, last: rows.edit(pending.up_to(last)))


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


def _format_of(kind: type) -> int:
    if issubclass(kind, date):
        return _DATE
    if issubclass(kind, float):
        return _MONEY
    return _WHOLE if issubclass(kind, int) else _TEXT
