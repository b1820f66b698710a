"""基本情况表."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.derived.child.money import payable
from xltools.derived.child.register import active
from xltools.derived.persons import ages_of, sexes_of
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, counted, left_this_month, summed, with_nowhere

#: Age bands of the national system: heading, youngest, oldest.
_BANDS = (
    ("不满1岁", 0, 0),
    ("1—3岁", 1, 3),
    ("4—6岁", 4, 6),
    ("7—10岁", 7, 10),
    ("11—18岁", 11, 18),
    ("18岁以上", 19, 200),
)
_FIND = (
    f"找到这些人：在合并台账“{Child.title}”里筛选，在册看“{Child.status.heading}”，散居、集中看“{Child.child_type.heading}”，新增看"
    f"“{Child.change_type.heading}”，退出看“{Child.exit_reason.heading}”；和上月不同的人见“增减变动明细”。"
)
_REASONS = ("满18周岁", "死亡", "收养", "父母恢复履责", "转孤儿", "户籍迁出", "其他")


@summary("基本情况表", order=10)
def basic(
    children: Table,
    counties: Sequence[str],
    policy: Policy,
    period: Period,
    caregivers: Table | None = None,
    previous_children: Table | None = None,
) -> SheetPlan:
    """各县（市、区）在册、新增、退出、年龄、照料和发放情况；上月+新增−退出=本月。"""
    county = children.county_of()
    order = with_nowhere(counties, county)
    county = county.fillna(NOWHERE)
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    lists: list[Sequence[Any]] = [order]
    for column, values in [
        *_movement(children, county, order, period, previous_children),
        *_make_up(children, county, order, period),
        *_care(caregivers, order),
        *_money(children, county, order, policy, period),
    ]:
        columns.append(column)
        lists.append(values)
    rows = [list(row) for row in zip(*lists, strict=True)]
    _balance(rows, columns, previous_children is not None)
    note = f"填报单位：安阳市民政局　　　期别：{period.chinese}　　　单位：人、元"
    chart = ChartPlan("各县（市、区）本月在册儿童", "column", 0, (_index(columns, "本月在册"),), "人")
    notes = [
        "注：年龄按本期最后一天的周岁计算；应发按政策标准减抵扣计算，未配置标准的县区为0。",
        _FIND,
    ]
    if previous_children is None:
        notes.append("注：未提供上月台账，上月在册按“本月在册+退出−新增”推算。")
    return SheetPlan(
        "基本情况表",
        f"安阳市事实无人抚养儿童基本情况表（{period.chinese}）",
        columns,
        rows,
        note=note,
        total_label="合计",
        sign_off=True,
        footnotes=notes,
        charts=(chart,),
        paper="A3",
        freeze_columns=1,
    )


Part = list[tuple[ColumnPlan, Sequence[Any]]]


def _integer(*heading: str, width: float = 7) -> ColumnPlan:
    return ColumnPlan(heading if len(heading) > 1 else heading[0], "integer", width=width, total="sum")


def _movement(
    children: Table, county: Any, order: Sequence[str], period: Period, previous: Table | None
) -> Part:
    here = active(children)
    left = left_this_month(children, period)
    new = here & (children[Child.change_type] == "新增")
    now, gone, fresh = (counted(mask, county, order) for mask in (here, left, new))
    if previous is None:
        before = [a + b - c for a, b, c in zip(now, gone, fresh, strict=True)]
    else:
        before = counted(active(previous), previous.county_of().fillna(NOWHERE), order)
    reason = children[Child.exit_reason]
    part: Part = [
        (_integer("上月在册"), before),
        (_integer("本月新增"), fresh),
        (_integer("本月退出", "小计"), gone),
    ]
    for word in _REASONS:
        mask = left & ((reason == word) if word != "其他" else ~reason.isin(_REASONS[:-1]))
        part.append((_integer("本月退出", word), counted(mask, county, order)))
    return [*part, (_integer("本月在册"), now)]


def _make_up(children: Table, county: Any, order: Sequence[str], period: Period) -> Part:
    here = active(children)
    kind = children[Child.child_type]
    sex = sexes_of(children, Child.child_id)
    sex = sex.where(sex.notna(), children[Child.gender])
    age = ages_of(children, Child.child_id, period)
    age = age.where(age.notna(), children[Child.age])
    part: Part = [
        (_integer("其中", "散居"), counted(here & (kind == "社会散居"), county, order)),
        (_integer("其中", "集中"), counted(here & (kind == "集中供养"), county, order)),
        (_integer("性别", "男"), counted(here & (sex == "男"), county, order)),
        (_integer("性别", "女"), counted(here & (sex == "女"), county, order)),
    ]
    for heading, youngest, oldest in _BANDS:
        part.append(
            (_integer("年龄", heading, width=8), counted(here & age.between(youngest, oldest), county, order))
        )
    return part


def _care(caregivers: Table | None, order: Sequence[str]) -> Part:
    if caregivers is None:
        return []
    county = caregivers.county_of().fillna(NOWHERE)
    of_children = caregivers[Caregiver.ward_type].fillna("事实无人抚养儿童") == "事实无人抚养儿童"
    signed = of_children & caregivers[Caregiver.agreement_signed].fillna(False).astype(bool)
    people = caregivers[Caregiver.caregiver_id].where(of_children).groupby(county).nunique()
    wards, agreed = counted(of_children, county, order), counted(signed, county, order)
    rates = [Cell(done / all_ if all_ else 0.0) for done, all_ in zip(agreed, wards, strict=True)]
    whole = Cell(sum(agreed) / sum(wards) if sum(wards) else 0.0)
    return [
        (_integer("照料人数"), [int(people.get(one, 0)) for one in order]),
        (ColumnPlan("协议签订率", "percent", width=9, align="center", total=whole), rates),
    ]


def _money(children: Table, county: Any, order: Sequence[str], policy: Policy, period: Period) -> Part:
    due = summed(payable(children, policy, period), county, order)
    paid = summed(children[Child.pay_amount], county, order)
    gap = [round(b - a, 2) for a, b in zip(due, paid, strict=True)]
    return [
        (ColumnPlan(word, "money", width=15, total="sum"), values)
        for word, values in (("应发（元）", due), ("实发（元）", paid), ("差额（元）", gap))
    ]


def _balance(rows: list[list[Any]], columns: Sequence[ColumnPlan], known: bool) -> None:
    """Where last month is known: a county whose 上月+新增−退出 is not 本月 is shown in red with the sum in a comment."""
    if not known:
        return
    from xltools.model.finding import ERROR

    before, new, gone, now = (_index(columns, word) for word in ("上月在册", "本月新增", "小计", "本月在册"))
    for row in rows:
        expected = row[before] + row[new] - row[gone]
        if expected != row[now]:
            row[now] = Cell(
                row[now],
                severity=ERROR,
                comment=f"上月{row[before]}+新增{row[new]}−退出{row[gone]}={expected}，与本月在册{row[now]}不符",
            )


def _index(columns: Sequence[ColumnPlan], heading: str) -> int:
    return next(at for at, column in enumerate(columns) if column.path[-1] == heading)
