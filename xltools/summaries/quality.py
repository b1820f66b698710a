"""报送质量通报."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.model.book import Book
from xltools.model.finding import ERROR, Finding
from xltools.model.past import PastMonth, month_before
from xltools.model.period import Period
from xltools.model.rule import RULES
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import STATE_COLUMNS
from xltools.summaries.county_quality import CITY, CountyQuality, county_quality, points, whole_rate


@summary("报送质量通报", order=30)
def quality(
    book: Book,
    findings: Sequence[Finding],
    counties: Sequence[str],
    past: Sequence[PastMonth],
    period: Period,
) -> SheetPlan:
    """各县（市、区）报了几行、错了几处；差错率=有错误的行÷总行数，差错率低的排前面。文件夹里有上个月的结果时，和上月差错率比。

    各县错误数、警告数、提示数之和等于问题清单的条数；不属于任何一县的（如全市合计不符）单列一行。
    """
    facts = county_quality(book, findings, counties)
    ranked = sorted(one.rate for one in facts if one.rows)
    before = month_before(past, period)
    rows = [_row(one, ranked, None if before is None else before.rate(one.county)) for one in facts]
    columns = [
        ColumnPlan("县（市、区）", width=14, align="center"),
        ColumnPlan("是否报送", width=9, align="center"),
        ColumnPlan("记录数", "integer", width=9, total="sum"),
        ColumnPlan("错误数", "integer", width=9, total="sum"),
        ColumnPlan("警告数", "integer", width=9, total="sum"),
        ColumnPlan("提示数", "integer", width=9, total="sum"),
        ColumnPlan("有错误的行", "integer", width=10, total="sum"),
        ColumnPlan("差错率", "percent", width=9, align="center", total=_whole_rate(facts)),
        ColumnPlan("上月差错率", "percent", width=10, align="center", total=_whole_before(before)),
        ColumnPlan("升降（百分点）", "points", width=10, align="center", total=_whole_change(facts, before)),
        ColumnPlan("排名", "integer", width=7),
        ColumnPlan("最多的问题", "wrap", width=34),
    ]
    notes = [
        "注：错误须改正后重报；警告改正或在备注说明；排名按差错率由低到高，相同的并列。",
        f"找到这些问题：在“问题清单”里筛选“县区”和“级别”；有错误的行在合并台账里筛选“{STATE_COLUMNS[0]}”=错误。",
    ]
    if before is None:
        notes.append(
            "注：文件夹里没有上个月的结果，上月差错率和升降空着；每月用 xltools run 在同一个文件夹里做就有。"
        )
    return SheetPlan(
        "报送质量通报",
        f"{period.chinese}台账报送质量通报",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　差错率=有错误的行÷记录数",
        total_label="合计",
        sign_off=True,
        charts=(ChartPlan("各县（市、区）错误、警告数", "column", 0, (3, 4), "处"),),
        footnotes=notes,
    )


def _row(fact: CountyQuality, ranked: Sequence[float], before: float | None) -> list[Any]:
    reported = fact.rows > 0
    most = sorted(fact.codes.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    return [
        fact.county,
        "" if fact.county == CITY else "是" if reported else Cell("否", severity=ERROR),
        fact.rows,
        fact.errors,
        fact.warnings,
        fact.infos,
        fact.wrong,
        fact.rate,
        "" if before is None else before,
        "" if before is None or not reported else points(fact.rate - before),
        1 + sum(rate < fact.rate for rate in ranked) if reported and fact.county != CITY else None,
        "、".join(f"{RULES[code].short}（{count}处）" for code, count in most) or "无",
    ]


def _whole_rate(facts: Sequence[CountyQuality]) -> Any:
    """The city's rate as a formula over the total row's own cells."""

    def cell(first: int, last: int) -> Cell:
        return Cell(
            whole_rate(facts),
            formula=f"=IF(SUM(C{first}:C{last})=0,0,SUM(G{first}:G{last})/SUM(C{first}:C{last}))",
        )

    return cell


def _city_before(before: PastMonth | None) -> float | None:
    pairs = [] if before is None else list(before.quality.values())
    rows = sum(one for one, _ in pairs)
    return sum(wrong for _, wrong in pairs) / rows if rows else None


def _whole_before(before: PastMonth | None) -> Any:
    rate = _city_before(before)
    return "" if rate is None else Cell(rate)


def _whole_change(facts: Sequence[CountyQuality], before: PastMonth | None) -> Any:
    rate = _city_before(before)
    if rate is None:
        return ""
    change = points(whole_rate(facts) - rate)

    def cell(_: int, last: int) -> Cell:
        return Cell(change, formula=f"=ROUND((H{last + 1}-I{last + 1})*100,1)")

    return cell
