"""动态清零."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.derived.household.monitoring import first, monitored
from xltools.derived.household.months_waiting import months_waiting
from xltools.derived.household.stage import stage
from xltools.ledgers.household import Household
from xltools.model.period import Period
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import counted, with_nowhere

_CHANNELS = ("农户申报", "干部摸排", "部门预警")
_STAGES = ("待帮扶", "帮扶中", "渐退中", "已消除", "已退出")


@summary("监测帮扶动态清零", order=50)
def clearing(households: Table, counties: Sequence[str], period: Period) -> SheetPlan:
    """各县（市、区）监测户怎样发现、走到哪一步、最长等了几个月；“待帮扶”应为0户。

    按户数，只算每户首行；五个阶段之和等于监测户数。
    """
    county = households.county_of()
    every = with_nowhere(counties, county)
    place = county.fillna(every[-1])
    watched = monitored(households) & first(households)
    at, waited = stage(households, period), months_waiting(households, period).where(watched)
    found = households[Household.found_by]
    counts = [counted(watched, place, every)]
    counts += [counted(watched & (found == one), place, every) for one in _CHANNELS]
    counts += [counted(watched & (at == one), place, every) for one in _STAGES]
    longest = waited.groupby(place).max()
    rows = [
        [one, *numbers, None if longest.isna().get(one, True) else int(longest[one])]
        for one, *numbers in zip(every, *counts, strict=True)
    ]
    whole = waited.max()
    columns = [
        ColumnPlan("县（市、区）", width=12, align="center"),
        ColumnPlan("监测户数", "integer", width=10, total="sum"),
        *(ColumnPlan(("发现渠道", one), "integer", width=10, total="sum") for one in _CHANNELS),
        *(ColumnPlan(("监测阶段", one), "integer", width=10, total="sum") for one in _STAGES),
        ColumnPlan("最长等待月数", "integer", width=10, total=Cell(None if whole != whole else int(whole))),
    ]
    return SheetPlan(
        "动态清零",
        f"{period.chinese}监测帮扶动态清零情况",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　单位：户、月",
        total_label="合计",
        sign_off=True,
        charts=(ChartPlan("待帮扶、帮扶中的监测户", "column", 0, (5, 6), "户"),),
        footnotes=[
            "注：待帮扶是风险没有消除、也没有任何帮扶措施的监测户，动态清零要求为0；没有填发现渠道的只计入监测户数。"
        ],
    )
