"""What each heading was taken for, and why: for `validate --explain-headings` and for hints."""

from __future__ import annotations

from collections.abc import Iterator

from xltools.model.address import CellRef
from xltools.model.book import HeadingSaid
from xltools.model.field import Field
from xltools.reading.answers import near
from xltools.reading.headings import candidates
from xltools.reading.recognise import Located

UNKNOWN = "没有认出，合并时原样放在右边"
AMBIGUOUS = "看不出指哪一项，没有读"


def headings_said(file: str, sheet: str, located: Located) -> list[HeadingSaid]:
    """All headed columns of a ledger from left to right."""
    return sorted(_said(file, sheet, located), key=lambda one: one.place.column or 0)


def _said(file: str, sheet: str, located: Located) -> Iterator[HeadingSaid]:
    for one in located.columns:
        place = CellRef(file, sheet, one.row, one.number)
        yield HeadingSaid(place, one.heading, one.field, _why(one.heading, one.field))
    for first, second in located.doubles:
        place = CellRef(file, sheet, second.row, second.number)
        yield HeadingSaid(place, second.heading, None, f"与“{first.heading}”是同一项，只读了前一列")
    for told, headings in ((AMBIGUOUS, located.ambiguous), (UNKNOWN, located.unknown)):
        for row, column, text in headings:
            yield HeadingSaid(CellRef(file, sheet, row, column), text, None, told, near(text, located.kind))


def _why(heading: str, field: Field) -> str:
    forms = set(candidates(heading))
    if forms & set(candidates(field.heading)):
        return "标准表头"
    if any(forms & set(candidates(alias)) for alias in field.aliases):
        return "常见写法"
    return f"在“{field.owner}”一组里" if field.owner and forms & set(_leaves(field)) else "本单位设置"


def _leaves(field: Field) -> Iterator[str]:
    for leaf in field.leaf:
        yield from candidates(leaf)
