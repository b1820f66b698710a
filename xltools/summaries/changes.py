"""增减变动明细."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, left_this_month
from xltools.values.mask import mask_id

#: Fields whose changes are told one by one; the others change every month or follow from these.
WATCHED = (
    Child.child_name,
    Child.child_type,
    Child.father_status,
    Child.mother_status,
    Child.guardian_name,
    Child.account_name,
    Child.account_no,
    Child.std_amount,
    Child.pay_amount,
)


@summary("增减变动明细", order=50)
def changes(children: Table, previous_children: Table, period: Period, counties: Sequence[str]) -> SheetPlan:
    """和上月逐人比对：新增、退出、无故消失、退出后恢复、信息变更，各列旧值和新值；身份证号打星号。

    按身份证号比对；只比这次报了台账的县。本月和上月完全相同时为空表。
    """
    rows = sorted(
        _changes(children, previous_children, period),
        key=lambda row: (_at(row[0], counties), _KINDS.index(row[1]), row[2]),
    )
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("县（市、区）", width=11, align="center"),
        ColumnPlan("变动", width=11, align="center"),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("身份证号", width=21, align="center"),
        ColumnPlan("项目", width=18),
        ColumnPlan("上月", "wrap", width=22),
        ColumnPlan("本月", "wrap", width=22),
        ColumnPlan("说明", "wrap", width=26),
    ]
    counts = "，".join(f"{kind}{sum(row[1] == kind for row in rows)}条" for kind in _KINDS)
    numbered = [[number, *row] for number, row in enumerate(rows, start=1)]
    note = f"期别：{period.chinese}　　　{counts}"
    return SheetPlan(
        "增减变动明细",
        f"{period.chinese}增减变动明细",
        columns,
        numbered,
        note=note,
        filter=True,
        sign_off=True,
    )


_KINDS = ("新增", "退出", "无故消失", "退出后恢复", "信息变更")
Line = list[Any]


def _at(county: str, counties: Sequence[str]) -> int:
    return counties.index(county) if county in counties else len(counties)


def _changes(children: Table, previous: Table, period: Period) -> Iterator[Line]:
    now, then = _by_number(children), _by_number(previous)
    here, before = active(children), active(previous)
    county, its_county = children.county_of().fillna(NOWHERE), previous.county_of().fillna(NOWHERE)
    left = left_this_month(children, period)
    reported = set(county)
    for number, label in now.items():
        old = then.get(number)
        line = [county[label], "", children.person(label), mask_id(number)]
        if old is None and here[label]:
            yield _told(line, "新增", "确认日期", "", children.text(Child.confirm_date)[label])
        elif left[label] and old is not None and before[old]:
            yield _told(line, "退出", "退出原因", "", children.text(Child.exit_reason)[label])
        elif old is not None and here[label] and not before[old]:
            yield _told(line, "退出后恢复", "在册状态", "退出", "在册")
        elif old is not None and here[label]:
            yield from _field_changes(line, children, previous, label, old)
    unread = children[Child.child_id].isna()
    hidden = {
        (county[label], children[Child.child_name][label]) for label in children.labels[unread.to_numpy()]
    }
    for number, old in then.items():
        if not before[old] or number in now or its_county[old] not in reported:
            continue
        if (its_county[old], previous[Child.child_name][old]) in hidden:
            line = [its_county[old], "", previous.person(old), mask_id(number)]
            yield [
                line[0],
                "信息变更",
                *line[2:],
                Child.child_id.heading,
                mask_id(number),
                "（读不出）",
                "按姓名找到，身份证号有错误",
            ]
        else:
            yield _told(
                [its_county[old], "", previous.person(old), mask_id(number)],
                "无故消失",
                "在册状态",
                "在册",
                "（没有）",
            )


def _by_number(table: Table) -> dict[str, Any]:
    """Identity number → label of its first row."""
    found: dict[str, Any] = {}
    for label, number in table[Child.child_id].dropna().items():
        found.setdefault(number, label)
    return found


def _told(line: Line, kind: str, what: str, old: str, new: str) -> Line:
    return [line[0], kind, *line[2:], what, old, new, ""]


def _field_changes(line: Line, children: Table, previous: Table, label: Any, old: Any) -> Iterator[Line]:
    for field in WATCHED:
        new_value, old_value = children[field][label], previous[field][old]
        if not _missing(new_value) and not _missing(old_value) and new_value != old_value:
            shown = field.type.mask or str
            yield [
                line[0],
                "信息变更",
                *line[2:],
                field.heading,
                shown(previous.text(field)[old]),
                shown(children.text(field)[label]),
                "",
            ]


def _missing(value: Any) -> bool:
    return value is None or value != value
