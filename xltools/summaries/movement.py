"""本月增减平衡."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from xltools.matching.tables import Matches
from xltools.model.period import Period
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, counted
from xltools.summaries.month_changes import Month


@summary("本月增减平衡", order=45)
def movement(
    children: Table, previous_children: Table, period: Period, counties: Sequence[str], matches: Matches
) -> SheetPlan:
    """各县逐人点出来的增减：上月在册+新增+恢复+迁入−退出−迁出−无故消失=本月在册，差额必须为0。

    疑似同一人的按同一人算。重复登记是同一个号码登记了不止一行：本月多出的为正，上月多出的为负。没有报台账的县不列。
    """
    month = Month(children, previous_children, matches)
    counts: Counter[tuple[str, str]] = Counter()
    for one in month.changes():
        if one.kind == "重复登记":
            counts[one.county, one.kind] += 1 if one.after is not None else -1
        elif one.kind == "跨县迁移":
            counts[one.county, "迁入"] += 1
            counts[one.moved or NOWHERE, "迁出"] += 1
        else:
            counts[one.county, one.kind] += 1
    here = [county for county in [*counties, NOWHERE] if (month.county == county).any()]
    before = counted(month.before, month.its_county, here)
    now = counted(month.here, month.county, here)
    lists: list[Sequence[object]] = [here, before]
    for kind in _PLUS + _MINUS + ("重复登记",):
        lists.append([counts[county, kind] for county in here])
    reckoned = [
        start
        + sum(counts[county, kind] for kind in (*_PLUS, "重复登记"))
        - sum(counts[county, kind] for kind in _MINUS)
        for county, start in zip(here, before, strict=True)
    ]
    lists += [reckoned, now, [one - other for one, other in zip(now, reckoned, strict=True)]]
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    columns += [ColumnPlan(heading, "integer", width=10, total="sum") for heading in _HEADINGS]
    return SheetPlan(
        "本月增减平衡",
        f"{period.chinese}事实无人抚养儿童增减平衡表",
        columns,
        [list(row) for row in zip(*lists, strict=True)],
        note=f"期别：{period.chinese}　　　单位：人　　　推算=上月在册+增加−减少，和本月在册的差额应当为0",
        total_label="合计",
        sign_off=True,
        footnotes=["注：无故消失是上月在册、本月台账里找不到、也没有退出记录的，必须补退出原因或补报。"],
    )


_PLUS = ("新增", "退出后恢复", "迁入")
_MINUS = ("退出", "迁出", "无故消失")
_HEADINGS: tuple[str | tuple[str, str], ...] = (
    "上月在册",
    *(("增加", kind) for kind in _PLUS),
    *(("减少", kind) for kind in _MINUS),
    "重复登记",
    "推算本月在册",
    "本月在册",
    "差额",
)
