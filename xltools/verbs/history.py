"""One person over the months: every row of the merged ledgers that speaks of them, and what was found wrong."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from xltools.model.book import Book
from xltools.model.field import Field
from xltools.model.finding import WARNING
from xltools.model.past import Problem
from xltools.model.period import Period
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.table import SOURCE_COLUMNS, Table
from xltools.values.mask import mask_text
from xltools.values.text import clean

#: Types of columns in which a person is looked for.
_NUMBERS, _NAMES = ("id_card", "member_id"), ("name",)
#: Columns that change each month and say nothing.
_ALWAYS_NEW = ("seq", "period", "age", "change_type", "last_visit")
#: Types of values that a first look at a row should show.
_TELLING = ("choice", "money")


@dataclass
class Record:
    """One row of one ledger through the months. `role`: the heading under which the person stands (儿童姓名, 监护人姓名 …).

    `own`: name and number of the row's own person. `months`: month → heading → value as it stands; `sources`: month → where.
    """

    ledger: str
    role: str
    own: tuple[str, str]
    fields: dict[str, Field]
    months: dict[str, dict[str, str]] = field(default_factory=dict)
    sources: dict[str, str] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)

    def changed(self, month: str, before: str) -> list[tuple[str, str, str]]:
        """Heading, value before, value now, of what is different; columns that change by themselves are left out."""
        now, then = self.months[month], self.months[before]
        return [
            (heading, then.get(heading, ""), now.get(heading, ""))
            for heading, one in self.fields.items()
            if one.name not in _ALWAYS_NEW and now.get(heading, "") != then.get(heading, "")
        ]

    def telling(self, month: str) -> list[tuple[str, str]]:
        """What a first look should show: the required choices and the amounts."""
        return [
            (heading, value)
            for heading, value in self.months[month].items()
            if value and self.fields[heading].required and self.fields[heading].type.name in _TELLING
        ]


def find(
    records: dict[tuple[str, ...], Record],
    wanted: str,
    month: Period,
    book: Book,
    problems: Sequence[Problem],
) -> None:
    """Add what a month's merged ledgers say of a person (a number, or a whole name) to `records`."""
    wanted = clean(wanted).upper()
    for table in book.tables.values():
        for role in table.kind.fields.values():
            if role.type.name not in (*_NUMBERS, *_NAMES) or not table.has(role):
                continue
            for label in table.labels[(table.text(role).str.upper() == wanted).to_numpy()]:
                # A row is shown once, under the first heading that names the person.
                key = (table.kind.kind_name, *(str(table.text(one).get(label)) for one in table.kind.keys))
                record = records.setdefault(
                    key, Record(table.kind.title, role.heading, _own(table, label), {})
                )
                _add(record, str(month), table, label, problems)


def _own(table: Table, label: Any) -> tuple[str, str]:
    number = table.kind.id_field
    return table.person(label), str(table.text(number).get(label) or "") if number is not None else ""


def _add(record: Record, month: str, table: Table, label: Any, problems: Sequence[Problem]) -> None:
    values = {}
    for one in table.kind.fields.values():
        if table.has(one):
            value = table[one].get(label)
            known = isinstance(value, tuple) or pd.notna(value)
            value = value.date() if isinstance(value, pd.Timestamp) and known else value
            values[one.heading] = one.type.show(value) if known else str(table.text(one).get(label) or "")
            record.fields[one.heading] = one
    record.months[month] = values
    file, sheet, row = _source(table, label)
    record.sources[month] = f"《{file}》{sheet}第{row}行"
    cell = re.compile(re.escape(f"《{file}》{sheet}!") + rf"[A-Z]+{row}")
    record.problems[month] = [one for one in problems if cell.fullmatch(one.place)]


def _source(table: Table, label: Any) -> tuple[str, str, str]:
    """The file, sheet and row that a merged row says it came from; its own place where it says none."""
    if set(SOURCE_COLUMNS) <= set(table.others.columns):
        file, sheet, row = (str(table.others.at[label, name]) for name in SOURCE_COLUMNS)
        return file, sheet, row.removesuffix(".0")
    place = table.place(label)
    return place.file_name, place.sheet or "", str(place.row)


def shown(value: str, column: Field, *, show_ids: bool) -> str:
    """A value for the eyes of whoever asked."""
    if show_ids or not value:
        return value
    return column.type.mask(value) if column.type.mask is not None else mask_text(value)


def dossier(records: Sequence[Record], months: Sequence[Period], *, show_ids: bool) -> list[SheetPlan]:
    """Every value of every month side by side, changes in amber; and the problems of all months."""
    headings = [str(month) for month in months]
    rows: list[list[Any]] = []
    for record in records:
        name = f"{record.own[0]}（{mask_text(record.own[1]) if not show_ids else record.own[1]}）"
        for heading, one in record.fields.items():
            values = [record.months.get(month, {}).get(heading) for month in headings]
            if any(values):
                rows.append([record.ledger, name, record.role, heading, *_cells(values, one, show_ids)])
    columns = [
        ColumnPlan("台账", width=14),
        ColumnPlan("这一行的人", width=24, align="center"),
        ColumnPlan("所查的人在哪一栏", width=16, align="center"),
        ColumnPlan("栏目", width=20),
        *(ColumnPlan(month.chinese, "wrap", width=20) for month in months),
    ]
    found = [
        [month, record.ledger, one.severity, one.code, one.message, one.place]
        for record in records
        for month in headings
        for one in record.problems.get(month, ())
    ]
    told = [
        ColumnPlan("月份", width=10, align="center"),
        ColumnPlan("台账", width=14),
        ColumnPlan("级别", width=7, align="center"),
        ColumnPlan("规则", width=7, align="center"),
        ColumnPlan("问题描述和处理建议", "wrap", width=60),
        ColumnPlan("位置", "wrap", width=26),
    ]
    return [
        SheetPlan(
            "逐月情况",
            "逐月情况",
            columns,
            rows,
            note="黄色是和上月不同的；空着是这个月没有这一行或没有填",
            filter=True,
            freeze_columns=4,
        ),
        SheetPlan("发现的问题", "发现的问题", told, found, note=f"共{len(found)}条", filter=True),
    ]


def _cells(values: Sequence[str | None], one: Field, show_ids: bool) -> list[Any]:
    cells: list[Any] = []
    for at, value in enumerate(values):
        text = "" if value is None else shown(value, one, show_ids=show_ids)
        before = values[at - 1] if at else None
        changed = value is not None and before is not None and value != before and one.name not in _ALWAYS_NEW
        cells.append(Cell(text, severity=WARNING) if changed else text)
    return cells
