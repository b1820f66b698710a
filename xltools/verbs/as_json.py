"""The findings as a program reads them: schema xltools.findings/1 (docs/interfaces.md)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.model.address import CellRef, column_letter
from xltools.model.book import Book, Inputs, Rival, SheetRows
from xltools.model.finding import Finding
from xltools.model.table import Part
from xltools.values.mask import mask_text
from xltools.verbs.validate import Validation

SCHEMA = "xltools.findings/1"


def as_json(inputs: Inputs, validation: Validation, *, show_ids: bool = False) -> dict[str, Any]:
    """Everything a program may want to know of one run; same inputs, same content."""
    return {
        "schema": SCHEMA,
        "period": str(inputs.period) if inputs.period else None,
        "inputs": [_file(inputs.book, file.path) for file in inputs.book.files],
        "outcomes": [
            {"code": one.code, "outcome": one.outcome, "count": one.count, "reason": one.reason}
            for one in validation.outcomes
        ],
        "findings": [_finding(one, show_ids) for one in validation.findings],
        "totals": {"rows": sum(part.rows for part in _parts(inputs.book))} | validation.totals(),
    }


def _parts(book: Book) -> list[Part]:
    return [part for table in book.tables.values() for part in table.parts]


def _file(book: Book, path: str) -> dict[str, Any]:
    file = next(one for one in book.files if one.path == path)
    order = book.sheet_order.get(path, [])
    rivals = {id(fact.part): fact.rivals for fact in book.facts}
    parts = sorted(
        (part for part in _parts(book) if part.file == path),
        key=lambda part: (order.index(part.sheet) if part.sheet in order else 0, part.first_row),
    )
    return {
        "file": path,
        "sha256": file.sha256,
        "county": file.county,
        "sheets": [_sheet(part, rivals.get(id(part), ())) for part in parts],
        "rows": [_rows(one) for one in book.sheets if one.file == path and one.filled],
    }


def _rows(one: SheetRows) -> dict[str, Any]:
    return {
        "sheet": one.sheet,
        "filled": one.filled,
        "kept": one.kept,
        "passed": dict(one.passed),
        "told": one.told or None,
    }


def _sheet(part: Part, rivals: Sequence[Rival]) -> dict[str, Any]:
    """`score`: how many of the kind's columns and of its required ones the headings name; `rivals` the same of the next kinds."""
    required = {one.name for one in part.kind.required()}
    return {
        "sheet": part.sheet,
        "ledger": part.kind.kind_name,
        "header_rows": list(part.header_rows),
        "first_row": part.first_row,
        "last_row": part.last_row,
        "rows": part.rows,
        "columns": {name: column_letter(number) for name, number in part.columns.items()},
        "score": {"columns": len(part.columns), "required": len(required & set(part.columns))},
        "rivals": [
            {"ledger": one.kind.kind_name, "columns": one.columns, "required": one.required} for one in rivals
        ],
    }


def _finding(one: Finding, show_ids: bool) -> dict[str, Any]:
    extra: dict[str, Any] = {"confirmed": True} if one.confirmed else {}
    if one.suggestion:
        extra["suggestion"] = one.suggestion if show_ids else mask_text(one.suggestion)
    return extra | {
        "code": one.code,
        "severity": one.severity.json,
        "file": one.place.file,
        "sheet": one.place.sheet,
        "cell": one.place.cell,
        "row": one.place.row,
        "field": one.field,
        "county": one.county,
        "value": one.full_value if show_ids else one.value,
        "message": one.full_message if show_ids else one.message,
        "also": [_place(place) for place in one.also],
    }


def _place(place: CellRef) -> dict[str, Any]:
    return {"file": place.file, "sheet": place.sheet, "cell": place.cell}
