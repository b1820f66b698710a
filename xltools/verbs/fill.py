"""Derived columns into the county's own workbook: into blank cells of columns that exist, and as new columns at the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from xltools.derived.compute import compute
from xltools.model.address import CellRef
from xltools.model.book import Inputs
from xltools.model.derived import Derived, derived_of
from xltools.model.edit import ColumnEdit
from xltools.model.finding import Finding, Severity
from xltools.model.policy import Policy
from xltools.model.table import Part, Table
from xltools.verbs.merge import plain_column
from xltools.verbs.message import shown
from xltools.verbs.validate import worst_by_row

#: Heading of an added column ends so; it is how a second run knows its own columns.
ADDED = "〔推算〕"


@dataclass(frozen=True)
class TypedDifference:
    """A typed figure that is not what the program works out; it stays as it is."""

    place: CellRef
    heading: str
    typed: str
    worked_out: str

    @property
    def message(self) -> str:
        return f"{self.place.shown(CellRef())}“{self.heading}”填的是{self.typed}，推算为{self.worked_out}，没有改动，请核对。"


@dataclass
class FillPlan:
    """What is to be put into which cell, what differs, and what could not be worked out (heading → reason)."""

    edits: list[ColumnEdit] = field(default_factory=list)
    differences: list[TypedDifference] = field(default_factory=list)
    skipped: dict[str, str] = field(default_factory=dict)
    new_columns: int = 0

    @property
    def cells(self) -> int:
        return sum(len(one.rows) for one in self.edits)


def fill(inputs: Inputs, policy: Policy, findings: Sequence[Finding]) -> FillPlan:
    """Plan all edits: the derived columns, then each row's check state with the number of its findings.

    Typed and unreadable cells are never touched; a second run finds nothing left to do.
    """
    plan = FillPlan()
    states = worst_by_row(findings)
    for table in inputs.book.tables.values():
        if table.kind.role != "ledger":
            continue
        wanted = derived_of(table.kind)
        results = compute(table, wanted, inputs=inputs, policy=policy)
        done: dict[Derived, list[Any]] = {}
        for one in wanted:
            result = results[one.name]
            if isinstance(result, str):
                plan.skipped[one.heading] = result
            else:
                done[one] = plain_column(result, one.type)
        _fill_table(table, done, _check_states(table, states), inputs, plan)
    return plan


def _check_states(table: Table, states: dict[tuple[str, int], tuple[Severity, int]]) -> dict[str, list[Any]]:
    """Heading → what stands there for each row."""
    found = [states.get((table.kind.kind_name, int(label))) for label in table.labels]
    return {
        "检查状态": ["通过" if one is None else one[0].chinese for one in found],
        "问题数": [0 if one is None else one[1] for one in found],
    }


def _fill_table(
    table: Table,
    done: dict[Derived, list[Any]],
    further: dict[str, list[Any]],
    inputs: Inputs,
    plan: FillPlan,
) -> None:
    for number, part in enumerate(table.parts):
        at = [int(one) for one in (table.origins["part"] == number).to_numpy().nonzero()[0]]
        added = _added_columns(part, inputs)
        free = max(
            [*part.columns.values(), *added.values(), inputs.book.widths.get((part.file, part.sheet), 0)]
        )
        new = {}
        for one, values in done.items():
            if one.fills is not None and one.fills.name in part.columns:
                _fill_blanks(table, part, one, values, at, plan)
            else:
                new[one.heading] = values
        for title, values in (new | further).items():
            heading = f"{title}{ADDED}"
            if heading in added:
                continue
            free += 1
            plan.new_columns += 1
            plan.edits.append(_new_column(table, part, heading, free, values, at))


def _added_columns(part: Part, inputs: Inputs) -> dict[str, int]:
    """Columns that an earlier run has put at the right of this part, by heading."""
    return inputs.book.added.get((part.file, part.sheet, part.header_rows[-1]), {})


def _fill_blanks(
    table: Table, part: Part, one: Derived, values: list[Any], at: list[int], plan: FillPlan
) -> None:
    column = one.fills
    assert column is not None
    number = part.columns[column.name]
    blank = table.blank(column).to_numpy()
    entered = plain_column(table[column], column.type)
    rows = table.origins["row"].to_numpy().tolist()
    filled = ColumnEdit(part.sheet, number, [], [], None, part.file)
    for index in at:
        value = values[index]
        if value is None:
            continue
        if blank[index]:
            filled.rows.append(rows[index])
            filled.values.append(value)
        elif entered[index] is not None and entered[index] != value:
            place = CellRef(part.file, part.sheet, rows[index], number)
            typed = str(table.text(column).iat[index])
            plan.differences.append(TypedDifference(place, column.heading, typed, shown(value)))
    if filled.rows:
        plan.edits.append(filled)


def _well_filled(part: Part) -> int:
    """The last required column: its cells are sure to have the look of the table, which an empty 备注 may not."""
    required = [number for name, number in part.columns.items() if part.kind.fields[name].required]
    return max(required or part.columns.values())


def _new_column(
    table: Table, part: Part, heading: str, number: int, values: list[Any], at: list[int]
) -> ColumnEdit:
    """A heading in the last heading row and a value in every data row, looking like the last column that was there."""
    row_of = table.origins["row"].to_numpy().tolist()
    there = [index for index in at if values[index] is not None]
    return ColumnEdit(
        part.sheet,
        number,
        [part.header_rows[-1], *(row_of[index] for index in there)],
        [heading, *(values[index] for index in there)],
        _well_filled(part),
        part.file,
    )
