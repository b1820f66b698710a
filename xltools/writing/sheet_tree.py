"""A worksheet part as a tree of elements: local names, texts, and rows that are high enough for what stands in them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from xltools.model.address import column_number
from xltools.writing.widths import LINE, lines_needed

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

#: The width of a column that states none, in characters.
_USUAL = 8.43


def local_name(element: Element) -> str:
    return str(element.tag).rsplit("}", 1)[-1]


def texts_in(element: Element) -> Iterator[str]:
    """The shown texts below an element: runs, but no phonetic guides."""
    for one in element.iter():
        if isinstance(one.tag, str) and local_name(one) == "t" and local_name(one.getparent()) != "rPh":
            yield one.text or ""


def fit_rows(root: Element, wraps: frozenset[int]) -> None:
    """Rows for which the template states no height get the height of their longest text, which not every program finds itself."""
    widths = _widths(root)
    across = {
        str(one.get("ref")).split(":")[0]: str(one.get("ref"))
        for one in root.iter()
        if isinstance(one.tag, str) and local_name(one) == "mergeCell"
    }
    for row in (one for one in root.iter() if isinstance(one.tag, str) and local_name(one) == "row"):
        if row.get("ht"):
            continue
        lines = 1
        for cell in row:
            text = "".join(texts_in(cell)) if cell.get("t") == "inlineStr" else ""
            if text and int(cell.get("s", "0")) in wraps:
                lines = max(lines, lines_needed(text, _width_of(str(cell.get("r")), across, widths)))
        if lines > 1:
            row.set("ht", f"{lines * LINE + 6:g}")
            row.set("customHeight", "1")


def _widths(root: Element) -> dict[int, float]:
    widths: dict[int, float] = {}
    for one in (each for each in root.iter() if isinstance(each.tag, str) and local_name(each) == "col"):
        for column in range(int(one.get("min", "1")), min(int(one.get("max", "1")), 400) + 1):
            widths[column] = float(one.get("width", _USUAL))
    return widths


def _width_of(place: str, across: Mapping[str, str], widths: Mapping[int, float]) -> float:
    """The width of a cell, or of the cells that it is merged with, in characters."""
    ends = [column_number(re.sub(r"\d", "", one)) for one in across.get(place, place).split(":")]
    return sum(widths.get(column, _USUAL) for column in range(ends[0], ends[-1] + 1))
