"""报送质量通报."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.model.book import Book
from xltools.model.finding import ERROR, INFO, WARNING, Finding
from xltools.model.period import Period
from xltools.model.rule import RULES
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary


@summary("报送质量通报", order=30)
def quality(book: Book, findings: Sequence[Finding], counties: Sequence[str], period: Period) -> SheetPlan:
    """各县（市、区）报了几行、错了几处；差错率=有错误的行÷总行数，差错率低的排前面。

    各县错误数、警告数、提示数之和等于问题清单的条数；不属于任何一县的（如全市合计不符）单列一行。
    """
    order = [*counties, *_others(findings, counties)]
    rows_of = _rows(book)
    facts = [_facts(one, findings, rows_of.get(one, 0), counties) for one in order]
    ranked = sorted(fact["rate"] for fact in facts if fact["rows"])
    rows = [_row(fact, ranked, reported=fact["rows"] > 0) for fact in facts]
    columns = [
        ColumnPlan("县（市、区）", width=14, align="center"),
        ColumnPlan("是否报送", width=9, align="center"),
        ColumnPlan("记录数", "integer", width=9, total="sum"),
        ColumnPlan("错误数", "integer", width=9, total="sum"),
        ColumnPlan("警告数", "integer", width=9, total="sum"),
        ColumnPlan("提示数", "integer", width=9, total="sum"),
        ColumnPlan("有错误的行", "integer", width=10, total="sum"),
        ColumnPlan("差错率", "percent", width=9, align="center", total=_whole_rate(facts)),
        ColumnPlan("排名", "integer", width=7),
        ColumnPlan("最多的问题", "wrap", width=34),
    ]
    return SheetPlan(
        "报送质量通报",
        f"{period.chinese}台账报送质量通报",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　差错率=有错误的行÷记录数",
        total_label="合计",
        sign_off=True,
        charts=(ChartPlan("各县（市、区）错误、警告数", "column", 0, (3, 4), "处"),),
        footnotes=["注：错误须改正后重报；警告改正或在备注说明；排名按差错率由低到高，相同的并列。"],
    )


_CITY = "（不属于某一县）"


def _others(findings: Sequence[Finding], counties: Sequence[str]) -> list[str]:
    return [_CITY] if any(one.county not in counties for one in findings) else []


def _rows(book: Book) -> dict[str, int]:
    counts: dict[str, int] = {}
    for table in book.tables.values():
        for county, count in table.county_of().fillna(_CITY).value_counts().items():
            counts[str(county)] = counts.get(str(county), 0) + int(count)
    return counts


def _facts(county: str, findings: Sequence[Finding], rows: int, counties: Sequence[str]) -> dict[str, Any]:
    mine = [
        one
        for one in findings
        if not one.confirmed and (one.county == county or (county == _CITY and one.county not in counties))
    ]
    wrong = {(one.kind, one.label) for one in mine if one.severity is ERROR and one.label is not None}
    codes: dict[str, int] = {}
    for one in mine:
        if one.severity is not INFO:
            codes[one.code] = codes.get(one.code, 0) + 1
    most = sorted(codes.items(), key=lambda pair: (-pair[1], pair[0]))[:3]
    return {
        "county": county,
        "rows": rows,
        "errors": sum(one.severity is ERROR for one in mine),
        "warnings": sum(one.severity is WARNING for one in mine),
        "infos": sum(one.severity is INFO for one in mine),
        "wrong": len(wrong),
        "rate": len(wrong) / rows if rows else 0.0,
        "most": "、".join(f"{RULES[code].short}（{count}处）" for code, count in most) or "无",
    }


def _row(fact: dict[str, Any], ranked: Sequence[float], *, reported: bool) -> list[Any]:
    county = fact["county"]
    sent = "" if county == _CITY else "是" if reported else Cell("否", severity=ERROR)
    place = 1 + sum(rate < fact["rate"] for rate in ranked) if reported and county != _CITY else None
    return [
        county,
        sent,
        fact["rows"],
        fact["errors"],
        fact["warnings"],
        fact["infos"],
        fact["wrong"],
        fact["rate"],
        place,
        fact["most"],
    ]


def _whole_rate(facts: Sequence[dict[str, Any]]) -> Any:
    """The city's rate as a formula over the total row's own cells."""
    rows, wrong = sum(fact["rows"] for fact in facts), sum(fact["wrong"] for fact in facts)

    def cell(first: int, last: int) -> Cell:
        return Cell(
            wrong / rows if rows else 0.0,
            formula=f"=IF(SUM(C{first}:C{last})=0,0,SUM(G{first}:G{last})/SUM(C{first}:C{last}))",
        )

    return cell
