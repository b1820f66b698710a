"""各县质量变化 and 问题分布: the counties' scorecard."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.book import Book
from xltools.model.finding import ERROR, Finding
from xltools.model.past import PastMonth, Problem, month_before
from xltools.model.period import Period
from xltools.model.rule import RULES, Skip
from xltools.model.sheet_plan import ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.summaries.county_quality import CITY, CountyQuality, county_quality, points
from xltools.summaries.settled import OLD, open_months

#: Former months that are shown.
_MOST = 5


@summary("各县质量变化", order=31)
def county_course(
    book: Book,
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    counties: Sequence[str],
    past: Sequence[PastMonth],
    period: Period,
) -> SheetPlan:
    """各县（市、区）近几个月的差错率、比上月的升降、发放前须核实的在册儿童、三个月以上没有销号的问题。文件夹里有以前各月的结果才有这张表。"""
    months = [one for one in past[:_MOST] if one.quality][::-1]
    if not months:
        raise Skip("文件夹里没有以前各月的结果")
    facts = [one for one in county_quality(book, findings, counties) if one.county != CITY]
    before, ages = month_before(past, period), open_months(problems, past, period)
    old = Counter(one.county for one in problems if ages[one.key] >= OLD)
    held = held_children(book, findings)
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    columns += [
        ColumnPlan(("差错率", one.period.chinese), "percent", width=12, align="center") for one in months
    ]
    columns += [
        ColumnPlan(("差错率", period.chinese), "percent", width=12, align="center"),
        ColumnPlan("比上月升降（百分点）", "points", width=12, align="center"),
        ColumnPlan("发放前须核实的儿童", "integer", width=12, total="sum"),
        ColumnPlan(f"连续{OLD}个月以上的问题", "integer", width=12, total="sum"),
    ]
    rows = [_course(one, months, before, held[one.county], old[one.county]) for one in facts]
    return SheetPlan(
        "各县质量变化",
        f"各县（市、区）台账质量变化（截至{period.chinese}）",
        columns,
        rows,
        note="单位：人、条　　　差错率=有错误的行÷记录数；没有报送的月份空着",
        total_label="合计",
        sign_off=True,
        footnotes=[
            "注：发放前须核实的儿童，是本月在册、本人这一行有错误的儿童；名单见“问题清单”，按级别、所在表筛选。"
        ],
        charts=(ChartPlan("本月差错率", "column", 0, (len(months) + 1,), ""),),
    )


def _course(
    fact: CountyQuality, months: Sequence[PastMonth], before: PastMonth | None, held: int, old: int
) -> list[Any]:
    rates = [one.rate(fact.county) for one in months]
    last = None if before is None else before.rate(fact.county)
    change = "" if last is None or not fact.rows else points(fact.rate - last)
    shown = ["" if one is None else one for one in rates]
    return [fact.county, *shown, fact.rate if fact.rows else "", change, held, old]


def held_children(book: Book, findings: Sequence[Finding]) -> Counter[str]:
    """County → children on the register whose own row has an error, which must be settled before they are paid."""
    if not book.has(Child):
        return Counter()
    children = book[Child]
    wrong = {
        one.label
        for one in findings
        if one.kind == Child.kind_name and one.severity is ERROR and not one.confirmed
    }
    on = active(children)
    county = children.county_of().fillna("")
    return Counter(str(county[label]) for label in children.labels if label in wrong and bool(on[label]))


@summary("问题分布", order=32)
def problem_spread(
    problems: Sequence[Problem], past: Sequence[PastMonth], counties: Sequence[str], period: Period
) -> SheetPlan:
    """每条规则在各县（市、区）发现几处错误、警告，和上月比是多了还是少了；多的在前。"""
    found = Counter((one.code, one.county if one.county in counties else CITY) for one in problems)
    before = month_before(past, period)
    last = Counter(one.code for one in before.problems.values()) if before is not None else Counter[str]()
    totals = Counter(one.code for one in problems)
    codes = sorted({*totals, *last}, key=lambda code: (-totals[code], code))
    places = [*counties, *([CITY] if any(county == CITY for _, county in found) else [])]
    columns = [
        ColumnPlan("规则", width=7, align="center"),
        ColumnPlan("问题", "wrap", width=30),
        *(ColumnPlan(county, "integer", width=9, total="sum") for county in places),
        ColumnPlan("合计", "integer", width=8, total="sum"),
        ColumnPlan("上月", "integer", width=8, total="sum" if before is not None else ""),
        ColumnPlan("增减", "integer", width=8, total="sum" if before is not None else ""),
    ]
    rows: list[list[Any]] = []
    for code in codes:
        counts = [found[code, county] for county in places]
        known = [last[code], totals[code] - last[code]] if before is not None else ["", ""]
        rows.append(
            [
                code,
                RULES[code].short if code in RULES else "",
                *(one or "" for one in counts),
                totals[code],
                *known,
            ]
        )
    return SheetPlan(
        "问题分布",
        f"{period.chinese}问题分布（规则×县区）",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　单位：处　　　错误和警告，已确认的不算；明细在“问题清单”按规则、县区筛选",
        total_label="合计",
        sign_off=True,
        freeze_columns=2,
    )
