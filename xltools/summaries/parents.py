"""父母情况表."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.sheet_plan import ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, counted, with_nowhere

#: Heading → statuses counted under it.
_GROUPS = {
    "重残": ("重残",),
    "重病": ("重病",),
    "服刑": ("服刑在押",),
    "戒毒": ("强制隔离戒毒",),
    "限制自由": ("限制自由",),
    "失联": ("失联",),
    "死亡": ("死亡",),
    "宣告失踪": ("宣告失踪",),
    "撤销监护": ("撤销监护资格",),
    "遣送出境": ("遣送出境",),
}


@summary("父母情况表", order=20)
def parents(children: Table, counties: Sequence[str], period: Period) -> SheetPlan:
    """在册儿童的父亲、母亲各是什么情况，逐人计数；每县父亲合计、母亲合计都等于在册人数。"""
    county = children.county_of()
    order = with_nowhere(counties, county)
    county = county.fillna(NOWHERE)
    here = active(children)
    columns = [
        ColumnPlan("县（市、区）", width=12, align="center"),
        ColumnPlan("本月在册", "integer", width=8, total="sum"),
    ]
    lists: list[Sequence[object]] = [order, counted(here, county, order)]
    known = [status for several in _GROUPS.values() for status in several]
    for word, column in (("父亲", Child.father_status), ("母亲", Child.mother_status)):
        status = children[column]
        for heading, several in _GROUPS.items():
            columns.append(ColumnPlan((word, heading), "integer", width=6.5, total="sum"))
            lists.append(counted(here & status.isin(several), county, order))
        columns.append(ColumnPlan((word, "其他或未填"), "integer", width=7.5, total="sum"))
        lists.append(counted(here & ~status.isin(known), county, order))
    rows = [list(row) for row in zip(*lists, strict=True)]
    return SheetPlan(
        "父母情况表",
        f"安阳市事实无人抚养儿童父母情况表（{period.chinese}）",
        columns,
        rows,
        note=f"填报单位：安阳市民政局　　　期别：{period.chinese}　　　单位：人",
        total_label="合计",
        sign_off=True,
        charts=(ChartPlan("父亲情况", "stacked", 0, tuple(range(2, 2 + len(_GROUPS) + 1)), "人"),),
        freeze_columns=1,
        paper="A3",
        footnotes=[
            f"找到这些人：在合并台账“{Child.title}”里筛选“{Child.status.heading}”=在册，再看“{Child.father_status.heading}”、"
            f"“{Child.mother_status.heading}”。"
        ],
    )
