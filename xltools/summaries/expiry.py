"""到期预警."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from xltools.derived.child.register import active, eighteenth
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.values.mask import mask_id

#: Months ahead that are looked at.
_AHEAD = 3


@summary("到期预警", order=60)
def expiry(
    children: Table, period: Period, counties: Sequence[str], caregivers: Table | None = None
) -> SheetPlan:
    """三个月内满18周岁的儿童、刑期（戒毒期）届满的父母、到期的照料协议，按日期排列。"""
    last = pd.Timestamp(period.plus(_AHEAD).closing_day)
    first = period.last_moment
    rows = [*_birthdays(children, first, last), *_terms(children, first, last)]
    if caregivers is not None:
        rows += _agreements(caregivers, first, last)
    rows.sort(
        key=lambda row: (row[5], counties.index(row[0]) if row[0] in counties else len(counties), row[2])
    )
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("县（市、区）", width=11, align="center"),
        ColumnPlan("乡镇（街道）", width=13),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("身份证号", width=21, align="center"),
        ColumnPlan("到期事项", width=18),
        ColumnPlan("到期日期", "date", width=12),
        ColumnPlan("要做什么", "wrap", width=40),
    ]
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    note = f"期别：{period.chinese}　　　截至{last:%Y-%m-%d}到期的共{len(rows)}条"
    return SheetPlan(
        "到期预警", f"{period.chinese}到期预警", columns, numbered, note=note, filter=True, sign_off=True
    )


def _rows(
    table: Table, mask: Any, person: Any, number: Any, days: Any, what: str, todo: str
) -> Iterator[list[Any]]:
    township = table.text(table.kind.fields["township"])
    county = table.county_of().fillna("")
    for label in table.labels[mask.fillna(False).to_numpy(dtype=bool)]:
        yield [
            county[label],
            township[label],
            table.text(person)[label],
            mask_id(str(table.text(number)[label])),
            what,
            days[label].date(),
            todo,
        ]


def _birthdays(children: Table, first: Any, last: Any) -> Iterator[list[Any]]:
    day = eighteenth(children)
    mask = active(children) & (day > first) & (day <= last)
    yield from _rows(
        children,
        mask,
        Child.child_name,
        Child.child_id,
        day,
        "满18周岁",
        "提前告知，自满18周岁次月起停发并办理减员",
    )


def _terms(children: Table, first: Any, last: Any) -> Iterator[list[Any]]:
    for parent in Child.parents():
        day = children[parent.status_to]
        held = children[parent.status].isin(["服刑在押", "强制隔离戒毒", "限制自由"])
        mask = active(children) & held & (day > first) & (day <= last)
        yield from _rows(
            children,
            mask,
            Child.child_name,
            Child.child_id,
            day,
            f"{parent.word}刑期（期限）届满",
            "核实是否释放，重新认定或自次月起终止",
        )


def _agreements(caregivers: Table, first: Any, last: Any) -> Iterator[list[Any]]:
    day = caregivers[Caregiver.agreement_end]
    mask = (day > first) & (day <= last)
    yield from _rows(
        caregivers,
        mask,
        Caregiver.caregiver_name,
        Caregiver.caregiver_id,
        day,
        "照料协议到期",
        "续签协议或更换照料人",
    )
