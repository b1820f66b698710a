"""增减变动明细."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.matching.tables import Matches
from xltools.model.period import Period
from xltools.model.sheet_plan import ColumnPlan, Link, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import counted_kinds
from xltools.summaries.month_changes import KINDS, Change, Month
from xltools.summaries.places import place_cells, place_columns


@summary("增减变动明细", order=50)
def changes(
    children: Table,
    previous_children: Table,
    period: Period,
    counties: Sequence[str],
    matches: Matches,
    link: Link,
) -> SheetPlan:
    """和上月逐人比对：新增、退出、无故消失、退出后恢复、跨县迁移、信息变更，旧值和新值并排，注明两处位置和处理建议。

    先按身份证号比对，再按姓名、出生日期、监护人、村等找号码写错了的；只比这次报了台账的县。本月和上月完全相同时为空表。
    """
    order = list(KINDS)
    places = {county: at for at, county in enumerate(counties)}
    lines = sorted(
        Month(children, previous_children, matches).changes(),
        key=lambda one: (places.get(one.county, len(places)), order.index(one.kind)),
    )
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("县（市、区）", width=11, align="center"),
        ColumnPlan("变动", width=11, align="center"),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("身份证号", width=21, align="center"),
        ColumnPlan("项目", "wrap", width=14),
        ColumnPlan(("上月", "值"), "wrap", width=18),
        *place_columns("上月"),
        ColumnPlan(("本月", "值"), "wrap", width=18),
        *place_columns("本月"),
        ColumnPlan("处理建议", "wrap", width=30),
    ]
    rows = [_row(number, one, link) for number, one in enumerate(lines, start=1)]
    told = counted_kinds([kind for kind in order for one in lines if one.kind == kind])
    return SheetPlan(
        "增减变动明细",
        f"{period.chinese}增减变动明细",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　{told}",
        filter=True,
        sign_off=True,
    )


def _row(number: int, one: Change, link: Link) -> list[object]:
    todo = KINDS[one.kind] + (f"（{one.told}）" if one.told else "")
    return [
        number, one.county, one.kind, one.name, one.number, one.what,
        one.old, *place_cells(one.before, link), one.new, *place_cells(one.after, link), todo,
    ]  # fmt: skip
