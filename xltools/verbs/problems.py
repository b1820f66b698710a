"""Findings as they are remembered from month to month."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Sequence

from xltools.model.address import CellRef
from xltools.model.book import Book
from xltools.model.finding import INFO, Finding
from xltools.model.past import Problem
from xltools.verbs.confirmations import row_of


def problems(book: Book, findings: Sequence[Finding]) -> list[Problem]:
    """The errors and warnings that nobody has confirmed, each with the key under which it is known again next month."""
    seen: Counter[str] = Counter()
    found = []
    for one in findings:
        if one.confirmed or one.severity is INFO:
            continue
        key = _key(book, one)
        seen[key] += 1
        found.append(
            Problem(
                key if seen[key] == 1 else f"{key}#{seen[key]}",
                one.code,
                one.severity.chinese,
                one.county or "",
                one.person,
                one.message,
                one.place.shown(CellRef()) if one.place.file else "",
            )
        )
    return found


def _key(book: Book, one: Finding) -> str:
    """A hash of rule, person (or row) and column; of the county and the words for findings that are about no row."""
    row = row_of(book, one)
    told = (
        (one.code, one.kind or "", row, one.field or "") if row else (one.code, one.county or "", one.message)
    )
    return hashlib.sha256("\x1e".join(told).encode()).hexdigest()[:24]
