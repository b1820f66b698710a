"""逐月趋势."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.past import PastMonth, Problem, month_before
from xltools.model.period import Period
from xltools.model.rule import Skip
from xltools.model.sheet_plan import ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary

#: Months that are shown.
_MOST = 24


@summary("逐月趋势", order=54)
def trend(problems: Sequence[Problem], past: Sequence[PastMonth], book: Book, period: Period) -> SheetPlan:
    """文件夹里做过的各个月：在册儿童、错误、警告、比上月销号的条数；最多24个月。没有做过的月份不列。"""
    if not past:
        raise Skip("文件夹里没有以前各月的结果")
    this = PastMonth(period, {one.key: one for one in problems}, children_on_register(book))
    return trend_of([*reversed(past[: _MOST - 1]), this])


def trend_of(months: Sequence[PastMonth]) -> SheetPlan:
    """The table of these months, the earliest first; at least one."""
    rows = []
    for one in months:
        before = month_before(months, one.period)
        gone = None if before is None else len(before.problems.keys() - one.problems.keys())
        rows.append(
            [
                one.period.chinese,
                one.children,
                _count(one.problems.values(), "错误"),
                _count(one.problems.values(), "警告"),
                gone,
            ]
        )
    columns = [ColumnPlan("月份", width=18, align="center")]
    columns += [ColumnPlan(word, "integer", width=17) for word in ("在册儿童", "错误", "警告", "比上月销号")]
    return SheetPlan(
        "逐月趋势",
        "台账质量逐月趋势",
        columns,
        rows,
        note=f"截至{months[-1].period.chinese}　　　单位：人、条",
        charts=(ChartPlan("错误和警告逐月变化", "line", 0, (2, 3), "条"),),
    )


def rates_of(months: Sequence[PastMonth]) -> SheetPlan:
    """Each county's error rate in these months, the earliest first; empty where it did not report or nobody remembers."""
    counties = list(dict.fromkeys(county for one in months for county in one.quality))
    rows: list[list[Any]] = []
    for county in counties:
        rates = [one.rate(county) for one in months]
        if any(one is not None for one in rates):
            rows.append([county, *("" if one is None else one for one in rates)])
    columns = [ColumnPlan("县（市、区）", width=16, align="center")]
    columns += [ColumnPlan(one.period.chinese, "percent", width=13, align="center") for one in months]
    return SheetPlan(
        "各县差错率",
        "各县（市、区）台账差错率逐月情况",
        columns,
        rows,
        note="差错率=有错误的行÷记录数；没有报送的月份空着",
        freeze_columns=1,
    )


def children_on_register(book: Book) -> int:
    """How many rows of the children's ledger are on the register; 0 without one."""
    return int(active(book[Child]).sum()) if book.has(Child) else 0


def _count(problems: Iterable[Problem], severity: str) -> int:
    return sum(one.severity == severity for one in problems)
