"""M01."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.address import CellRef
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hit, Hits, Skip, rule
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@rule("M01", ERROR, short="增减不平衡")
def balance(children: Table, previous_children: Table, period: Period) -> Hits:
    """{县}：上月在册{a}加新增{b}减退出{c}，不等于本月在册{d}，请核对增减变动表。

    新增看本月变动一栏，退出看在册状态为退出且退出日期在本月的；只比这次报了台账的县。本月变动一栏不存在时不判断。
    """
    if not children.has(Child.change_type):
        raise Skip("台账没有“本月变动”一栏")
    county, before = children.county_of(), previous_children.county_of()
    here = active(children)
    left = ~here & (children[Child.exit_date].dt.to_period("M") == period.as_month)
    fresh = here & (children[Child.change_type] == "新增")
    for one in sorted(county.dropna().unique(), key=list(COUNTIES.values()).index):
        mine = county == one
        a = int((active(previous_children) & (before == one)).sum())
        b, c, d = int((fresh & mine).sum()), int((left & mine).sum()), int((here & mine).sum())
        if (before == one).any() and a + b - c != d:
            yield Hit(CellRef(), {"a": a, "b": b, "c": c, "d": d}, county=one)
