"""Warnings that a county has confirmed (情况属实): shown as 已确认 and not counted, until the value changes."""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Sequence
from dataclasses import replace

from xltools.model.book import Book
from xltools.model.finding import ERROR, Finding


def fingerprint(book: Book, finding: Finding) -> str | None:
    """A hash of rule, person (or row) and the value that was confirmed; None for findings that are about no row.

    Nothing of the person can be read from it. A changed value, another rule or another person gives another hash.
    """
    row = row_of(book, finding)
    if row is None:
        return None
    told = "\x1e".join((finding.code, finding.kind or "", row, finding.field or "", finding.full_value))
    return hashlib.sha256(told.encode()).hexdigest()[:32]


def row_of(book: Book, finding: Finding) -> str | None:
    """The keys of the row that a finding is about, as they are written; None for findings that are about no row of a ledger."""
    table = book.tables.get(finding.kind or "")
    if table is None or finding.label is None:
        return None
    return "\x1f".join(str(table.text(key).get(finding.label) or "") for key in table.kind.keys)


def with_confirmed(book: Book, findings: Sequence[Finding], known: Collection[str]) -> list[Finding]:
    """The findings, those marked that were confirmed before; an error can never be confirmed away."""
    if not known:
        return list(findings)
    return [
        replace(one, confirmed=True) if one.severity is not ERROR and fingerprint(book, one) in known else one
        for one in findings
    ]
