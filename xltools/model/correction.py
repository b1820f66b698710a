"""A county's answer to one line of its problem list."""

from __future__ import annotations

from dataclasses import dataclass

from xltools.model.address import CellRef


@dataclass(frozen=True)
class Correction:
    """One answered line. `place`: the cell that it is about (file name only); `source`: the line in the problem list."""

    place: CellRef
    code: str
    standing: str
    result: str
    value: str
    owner: str
    source: CellRef
