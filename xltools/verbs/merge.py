"""All counties in one workbook, every row with its source, its derived columns and its check state."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from xltools.derived.compute import compute
from xltools.model.book import Inputs
from xltools.model.derived import Derived, derived_of
from xltools.model.field import Field
from xltools.model.finding import Finding, Severity
from xltools.model.policy import Policy
from xltools.model.sheet_plan import Cell, ColumnPlan, Link, SheetPlan, Style, no_link
from xltools.model.table import SOURCE_COLUMNS, STATE_COLUMNS, Table
from xltools.values import ValueType
from xltools.verbs.outcomes import outcomes
from xltools.verbs.problem_list import problem_list
from xltools.verbs.same_person import twice
from xltools.verbs.sources import sources
from xltools.verbs.summarize import built
from xltools.verbs.validate import Validation, worst_by_row

#: Comments on cells of the merged workbook; beyond, the fill and the problem list speak.
_COMMENTS = 2000


def merge(
    inputs: Inputs,
    validation: Validation,
    policy: Policy,
    *,
    show_ids: bool = False,
    link: Link = no_link,
) -> list[SheetPlan]:
    """The sheets of the merged workbook: one per ledger, then 问题清单, 跨县重复, 账账相符, 规则执行情况, 来源清单."""
    sheets = [
        _LedgerSheet(table, inputs, validation, policy).plan()
        for table in inputs.book.tables.values()
        if table.kind.role == "ledger"
    ]
    return [
        *sheets,
        problem_list(validation.findings, show_ids=show_ids, links=link, period=inputs.period),
        twice(inputs, validation.findings, show_ids=show_ids, link=link),
        *built(inputs, validation, policy, ("ledgers_agree",), link),
        outcomes(validation),
        sources(inputs.book, validation),
    ]


def style_of(kind: ValueType) -> Style:
    """How values of a type stand in a cell of a sheet plan."""
    styles: dict[str, Style] = {"integer": "integer", "money": "money", "date": "date", "month": "month"}
    return styles.get(kind.excel, "text")


def plain_column(column: Any, kind: ValueType) -> list[Any]:
    """A typed column as plain cell values: dates, numbers, text; None where missing."""
    missing = column.isna().tolist()
    if kind.storage == "date":
        days = column.dt.date
        return [None if gone else day for gone, day in zip(missing, days, strict=True)]
    values = column.tolist()
    if kind.storage == "number":
        one: Callable[[Any], Any] = int if kind.excel == "integer" else float
    else:
        one = str if kind.storage == "month" else kind.show
    return [None if gone else one(value) for gone, value in zip(missing, values, strict=True)]


class _LedgerSheet:
    """One ledger's sheet."""

    def __init__(self, table: Table, inputs: Inputs, validation: Validation, policy: Policy) -> None:
        self._table = table
        self._inputs = inputs
        self._fields = [one for one in table.kind.fields.values() if table.has(one)]
        self._derived, self._skipped = self._work_out(policy)
        mine = [
            one for one in validation.findings if one.kind == table.kind.kind_name and one.label is not None
        ]
        self._states = worst_by_row(mine)
        self._marks = _marks(mine)
        self._positions = {label: at for at, label in enumerate(table.labels)} if mine else {}

    def _work_out(self, policy: Policy) -> tuple[list[tuple[Derived, Any]], dict[str, str]]:
        """Derived columns that the ledger does not have already."""
        kind = self._table.kind
        wanted = [one for one in derived_of(kind) if one.fills is None or not self._table.has(one.fills)]
        results = compute(self._table, wanted, inputs=self._inputs, policy=policy)
        skipped = {one.heading: results[one.name] for one in wanted if isinstance(results[one.name], str)}
        return [(one, results[one.name]) for one in wanted if not isinstance(results[one.name], str)], skipped

    def plan(self) -> SheetPlan:
        table = self._table
        columns = [
            ColumnPlan(SOURCE_COLUMNS[0], width=22),
            ColumnPlan(SOURCE_COLUMNS[1], width=12),
            ColumnPlan(SOURCE_COLUMNS[2], "integer", width=8),
        ]
        columns += [
            ColumnPlan(one.heading, style_of(one.type), width=max(one.width or 10, 8)) for one in self._fields
        ]
        columns += [
            ColumnPlan(f"{one.heading}〔推算〕", style_of(one.type), width=12) for one, _ in self._derived
        ]
        columns += [
            ColumnPlan(STATE_COLUMNS[0], width=10, align="center"),
            ColumnPlan(STATE_COLUMNS[1], "integer", width=8),
        ]
        columns += [ColumnPlan(heading, width=14) for heading, _ in self._unknown()]
        told = "；".join(f"“{heading}”未推算：{reason}" for heading, reason in self._skipped.items())
        period = self._inputs.period
        note = f"{period.chinese if period else ''}　共{len(table)}行　{told}"
        return SheetPlan(
            table.kind.title,
            f"{table.kind.title}（全市合并）",
            columns,
            self._rows(),
            note=note,
            filter=True,
            freeze_columns=5,
            paper="A3",
        )

    def _rows(self) -> list[list[Any]]:
        table = self._table
        files = [part.file.rsplit("/", 1)[-1] for part in table.parts]
        part = table.origins["part"].to_numpy()
        lists: list[Sequence[Any]] = self._sources(
            [files[one] for one in part],
            [table.parts[one].sheet for one in part],
            [int(row) for row in table.origins["row"]],
        )
        lists += [self._entered(one) for one in self._fields]
        lists += [plain_column(values, one.type) for one, values in self._derived]
        states = [self._states.get((table.kind.kind_name, label)) for label in table.labels]
        lists.append(["通过" if one is None else Cell(one[0].chinese, severity=one[0]) for one in states])
        lists.append([0 if one is None else one[1] for one in states])
        lists += [cells for _, cells in self._unknown()]
        return [list(row) for row in zip(*lists, strict=True)]

    def _sources(self, files: list[str], sheets: list[str], rows: list[int]) -> list[Sequence[Any]]:
        """Where each row came from; a row of a workbook that was merged before keeps the source that it has there."""
        others = self._table.others
        if not set(SOURCE_COLUMNS) <= set(others.columns):
            return [files, sheets, rows]
        first, second, third = (others[name].tolist() for name in SOURCE_COLUMNS)
        return [
            [old or new for old, new in zip(first, files, strict=True)],
            [second[at] if first[at] else sheets[at] for at in range(len(files))],
            [int(third[at]) if first[at] and third[at].isdigit() else rows[at] for at in range(len(files))],
        ]

    def _unknown(self) -> list[tuple[str, list[str]]]:
        """Columns that no field knows, with the counties that wrote them in the heading, as text."""
        others, county = self._table.others, self._table.county_of()
        found = []
        for name in others.columns:
            if name in SOURCE_COLUMNS:
                continue
            there = county[(others[name] != "").to_numpy()].dropna().unique()
            heading = (
                name
                if name.endswith("）") and "（" in name
                else f"{name}（{'、'.join(there) or '县区未注明'}）"
            )
            found.append((heading, others[name].tolist()))
        return found

    def _entered(self, column: Field) -> list[Any]:
        """Values; what could not be read stands as it was written, so that nothing is lost; wrong cells are marked."""
        table = self._table
        values = plain_column(table[column], column.type)
        written = table.text(column).tolist()
        values = [
            text or None if value is None else value for value, text in zip(values, written, strict=True)
        ]
        for label, severity, comment in self._marks.get(column.name, ()):
            at = self._positions.get(label)
            if at is not None:
                values[at] = Cell(values[at], severity=severity, comment=comment)
        return values


#: Field → (label, worst severity, comment) of its cells that have a finding.
_Marks = dict[str, list[tuple[int, Severity, str | None]]]


def _marks(findings: Sequence[Finding]) -> _Marks:
    """Every cell with a finding; comments for the first cells only."""
    cells: dict[tuple[int, str], tuple[Severity, str | None]] = {}
    for one in findings:
        if one.label is None or one.field is None:
            continue
        severity, comment = cells.get((one.label, one.field), (one.severity, None))
        text = f"{one.severity.chinese[0]}：{one.code} {one.full_message}"
        whole = f"{comment}\n{text}" if comment else text
        cells[one.label, one.field] = (max(severity, one.severity), whole if len(cells) < _COMMENTS else None)
    marks: _Marks = {}
    for (label, name), (severity, comment) in cells.items():
        marks.setdefault(name, []).append((label, severity, comment))
    return marks
