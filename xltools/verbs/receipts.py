"""What a run did to each copy: which cells, by which rule, what stood there; for auditors and programs."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from xltools.model.address import column_letter
from xltools.model.edit import ColumnEdit
from xltools.model.finding import Finding
from xltools.values.mask import mask_text

SCHEMA, FILE = "xltools.receipt/1", "回执.json"


@dataclass
class Receipt:
    """One copy: the file it was made from, the file that was made, their SHA-256, and what was touched."""

    source: str
    before: str
    target: str
    after: str
    touched: list[dict[str, Any]] = field(default_factory=list)


def on_cells(findings: Sequence[Finding]) -> list[Finding]:
    """The findings that colour a cell: those that are about one and that nobody has confirmed."""
    return [
        one
        for one in findings
        if not one.confirmed and None not in (one.place.sheet, one.place.row, one.place.column)
    ]


def marked_cells(findings: Sequence[Finding]) -> list[dict[str, Any]]:
    """The cells that were coloured: their values stay as they are and are masked here."""
    cells: dict[tuple[Any, Any, Any], dict[str, Any]] = {}
    for one in on_cells(findings):
        place = one.place
        cell = cells.setdefault(
            (place.sheet, place.row, place.column),
            {"sheet": place.sheet, "cell": place.cell, "value": one.value, "rules": []},
        )
        cell["rules"].append(one.code)
    return list(cells.values())


def filled_columns(edits: Iterable[ColumnEdit]) -> list[dict[str, Any]]:
    """What `fill` put in, column by column: it only ever fills blank cells and new columns."""
    columns: dict[tuple[str, int], list[int]] = {}
    for one in edits:
        columns.setdefault((one.sheet, one.column), []).extend(one.rows)
    return [
        {
            "sheet": sheet,
            "column": column_letter(column),
            "cells": len(rows),
            "first_row": min(rows),
            "last_row": max(rows),
            "old": None,
        }
        for (sheet, column), rows in columns.items()
    ]


def corrected_cells(applied: Iterable[Any]) -> list[dict[str, Any]]:
    """The cells that `apply` changed, with the value before and after, masked, and the rule."""
    return [
        {
            "sheet": one.place.sheet,
            "cell": one.place.cell,
            "old": mask_text(one.old),
            "new": mask_text(str(one.value)),
            "rules": [one.correction.code],
        }
        for one in applied
    ]


def receipt_json(command: str, receipts: Sequence[Receipt]) -> dict[str, Any]:
    """All copies of one run, in the order in which they were made; no clock, so that the same run leaves the same receipt."""
    return {
        "schema": SCHEMA,
        "command": command,
        "files": [
            {
                "source": one.source,
                "sha256_before": one.before,
                "target": one.target,
                "sha256_after": one.after,
                "touched": one.touched,
            }
            for one in receipts
        ],
    }
