"""整改销号 and 未销号清单."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.model.past import PastMonth, Problem, month_before
from xltools.model.period import Period
from xltools.model.rule import Skip
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.summaries.counting import NOWHERE

#: From so many months in a row on a problem is an old one.
OLD = 3
_COUNTED = ("上月问题", "已销号", "未销号", "本月新增", "本月问题", f"连续{OLD}个月以上")


@summary("整改销号", order=52)
def settled(
    problems: Sequence[Problem], past: Sequence[PastMonth], counties: Sequence[str], period: Period
) -> SheetPlan:
    """各县上月的错误、警告这个月还在不在：上月问题=已销号+未销号，本月问题=未销号+本月新增。

    同一条规则、同一个人、同一栏算同一个问题；改对了、确认属实了、人已退出的都算销号。文件夹里有上个月的结果才有这张表。
    """
    before = _month_before(past, period)
    order = [
        *counties,
        *([NOWHERE] if any(not one.county for one in [*problems, *before.problems.values()]) else []),
    ]
    ages = open_months(problems, past, period)
    rows = []
    for county in order:
        last, gone = settlement(problems, before, county)
        mine = [one.key for one in problems if (one.county or NOWHERE) == county]
        still = sum(key in before.problems for key in mine)
        old = sum(ages[key] >= OLD for key in mine)
        rate = Cell(gone / last) if last else Cell("")
        rows.append([county, last, gone, last - gone, len(mine) - still, len(mine), old, rate])
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    columns += [ColumnPlan(word, "integer", width=11, total="sum") for word in _COUNTED]
    columns.append(ColumnPlan("销号率", "percent", width=9, align="center", total=_rate(rows)))
    return SheetPlan(
        "整改销号",
        f"{period.chinese}问题整改销号情况",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　单位：条　　　与{before.period.chinese}比；销号率=已销号÷上月问题",
        footnotes=["找到这些问题：没有销号的逐条在“未销号清单”，本月的全部在“问题清单”，按县区筛选。"],
        total_label="合计",
        sign_off=True,
    )


@summary("未销号清单", order=53)
def unsettled(
    problems: Sequence[Problem], past: Sequence[PastMonth], counties: Sequence[str], period: Period
) -> SheetPlan:
    """上月就有、这个月还在的错误和警告，连续月数多的在前：首次发现在哪个月、已连续几个月。"""
    _month_before(past, period)
    ages = open_months(problems, past, period)
    places = {county: at for at, county in enumerate(counties)}
    old = sorted(
        (one for one in problems if ages[one.key] > 1),
        key=lambda one: (-ages[one.key], places.get(one.county, len(places)), one.code),
    )
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("县（市、区）", width=11, align="center"),
        ColumnPlan("级别", width=7, align="center"),
        ColumnPlan("规则", width=7, align="center"),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("问题描述和处理建议", "wrap", width=58),
        ColumnPlan("位置", "wrap", width=22),
        ColumnPlan("首次发现", width=11, align="center"),
        ColumnPlan("已连续（月）", "integer", width=11),
    ]
    rows = [
        [
            number,
            one.county,
            one.severity,
            one.code,
            one.person,
            one.message,
            one.place,
            str(period.plus(1 - ages[one.key])),
            ages[one.key],
        ]
        for number, one in enumerate(old, start=1)
    ]
    note = f"期别：{period.chinese}　　　共{len(rows)}条" if rows else "上月的问题都已销号。"
    return SheetPlan(
        "未销号清单", f"{period.chinese}未销号问题清单", columns, rows, note=note, filter=True, sign_off=True
    )


def settlement(problems: Sequence[Problem], before: PastMonth, county: str | None = None) -> tuple[int, int]:
    """How many problems there were last month (of one county; those of none are `NOWHERE`), and how many of them are gone."""
    now = {one.key for one in problems}
    last = [
        key for key, one in before.problems.items() if county is None or (one.county or NOWHERE) == county
    ]
    return len(last), sum(key not in now for key in last)


def open_months(problems: Sequence[Problem], past: Sequence[PastMonth], period: Period) -> dict[str, int]:
    """Key → for how many months in a row the problem has been there, this month included."""
    by_month = {str(one.period): one.problems for one in past}
    ages = {}
    for one in problems:
        age = 1
        while one.key in by_month.get(str(period.plus(-age)), ()):
            age += 1
        ages[one.key] = age
    return ages


def _month_before(past: Sequence[PastMonth], period: Period) -> PastMonth:
    """The month right before this one.

    Raises Skip where the folder does not remember it.
    """
    found = month_before(past, period)
    if found is None:
        raise Skip("文件夹里没有上个月的结果")
    return found


def _rate(rows: Sequence[Sequence[object]]) -> object:
    last = sum(int(str(row[1])) for row in rows)
    gone = sum(int(str(row[2])) for row in rows)

    def cell(first: int, end: int) -> Cell:
        sums = f"SUM(C{first}:C{end})", f"SUM(B{first}:B{end})"
        return Cell(gone / last if last else 0.0, formula=f"=IF({sums[1]}=0,0,{sums[0]}/{sums[1]})")

    return cell
