"""总览: the month on one page."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xltools.model.book import Book, Inputs
from xltools.model.finding import Finding
from xltools.model.past import PastMonth, Problem, month_before
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES
from xltools.model.sheet_plan import Cell, ChartPlan, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.basic import basic
from xltools.summaries.county_course import held_children
from xltools.summaries.county_quality import CITY, CountyQuality, county_quality, whole_rate
from xltools.summaries.policy_indicators import policy_indicators
from xltools.summaries.settled import settlement

#: Columns that are taken over from 基本情况表, and the headings they have there.
_TAKEN = (
    ("上月在册", ("上月在册",), "integer"),
    ("新增", ("本月新增",), "integer"),
    ("退出", ("小计",), "integer"),
    ("本月在册", ("本月在册",), "integer"),
    ("应发（元）", ("应发（元）",), "money"),
    ("实发（元）", ("实发（元）",), "money"),
)
_MOST_PROBLEMS = 5


@summary("总览", order=5)
def overview(
    children: Table,
    book: Book,
    findings: Sequence[Finding],
    problems: Sequence[Problem],
    past: Sequence[PastMonth],
    counties: Sequence[str],
    policy: Policy,
    period: Period,
    inputs: Inputs,
    needs: Any,
    caregivers: Table | None = None,
    previous_children: Table | None = None,
) -> SheetPlan:
    """一页纸看全月：各县（市、区）人数、发放、台账质量、整改，突出问题和指标达标情况；每个数字和后面的分表一致。"""
    base = basic(children, counties, policy, period, caregivers, previous_children)
    facts = {one.county: one for one in county_quality(book, findings, counties)}
    before = month_before(past, period)
    held = held_children(book, findings)
    order = [str(county) for county in base.column("县（市、区）") or ()]
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    lists: list[Sequence[Any]] = [order]
    for heading, there, style in _TAKEN:
        wide = 15.0 if style == "money" else 9.0
        columns.append(ColumnPlan(heading, style, width=wide, total="sum"))  # type: ignore[arg-type]
        lists.append(base.column(*there) or [])
    of = [facts.get(county) for county in order]
    for heading, values in (
        ("错误", [one.errors if one else 0 for one in of]),
        ("警告", [one.warnings if one else 0 for one in of]),
        ("发放前须核实的儿童", [held[county] for county in order]),
    ):
        columns.append(ColumnPlan(heading, "integer", width=9, total="sum"))
        lists.append(values)
    columns.append(
        ColumnPlan("差错率", "percent", width=9, align="center", total=Cell(whole_rate(facts.values())))
    )
    lists.append([one.rate if one else 0.0 for one in of])
    if before is not None:
        columns.append(
            ColumnPlan("上月问题销号率", "percent", width=9, align="center", total=_gone(problems, before))
        )
        lists.append([_gone(problems, before, county) for county in order])
    rows = [list(row) for row in zip(*lists, strict=True)]
    return SheetPlan(
        "总览",
        f"安阳市事实无人抚养儿童工作总览（{period.chinese}）",
        columns,
        rows,
        note=f"截至{period.chinese}末　　　单位：人、元、处　　　{'' if previous_children is not None else '未提供上月台账，上月在册为推算'}",
        total_label="合计",
        sign_off=True,
        footnotes=[*_worth_saying(problems, facts, needs, policy, period, inputs), _SOURCES],
        charts=(
            ChartPlan("各县（市、区）在册儿童", "column", 0, (4,), "人", height_rows=13),
            ChartPlan("各县（市、区）错误、警告", "column", 0, (7, 8), "处", height_rows=13),
        ),
        freeze_columns=1,
    )


_SOURCES = (
    "数字出处：人数和发放见“基本情况表”，错误、警告、差错率见“报送质量通报”，须核实的儿童见“问题清单”，销号见“整改销号”，"
    "指标见“政策指标”。"
)


def _gone(problems: Sequence[Problem], before: PastMonth, county: str | None = None) -> Cell:
    """The share of last month's problems (of one county) that are gone; empty where there were none."""
    last, gone = settlement(problems, before, county)
    return Cell(gone / last if last else "")


def _worth_saying(
    problems: Sequence[Problem],
    facts: dict[str, CountyQuality],
    needs: Any,
    policy: Policy,
    period: Period,
    inputs: Inputs,
) -> list[str]:
    """What stands out, in sentences: who has not reported, the commonest problems, the indicators."""
    told = []
    silent = [one.county for one in facts.values() if not one.rows and one.county != CITY]
    if silent and inputs.whole_city:
        told.append(f"没有报送的县（市、区）：{'、'.join(silent)}。")
    most = Counter(one.code for one in problems).most_common(_MOST_PROBLEMS)
    if most:
        words = "、".join(f"{RULES[code].short}{count}处（{code}）" for code, count in most if code in RULES)
        told.append(f"突出问题：{words}。")
    plan = policy_indicators(needs, policy, period, inputs)
    lights = Counter(plan.column("评价") or ())
    short = [
        f"{title}{value}{unit if unit != '—' else ''}（目标{goal}）"
        for title, unit, value, goal, light in zip(
            *(plan.column(word) or () for word in ("指标", "单位", "数值", "目标", "评价")), strict=True
        )
        if light == "未达标"
    ]
    judged = lights["达标"] + lights["接近"] + lights["未达标"]
    if judged:
        behind = f"；未达标：{'、'.join(short)}" if short else ""
        told.append(
            f"政策指标：能判断的{judged}项，达标{lights['达标']}项，接近{lights['接近']}项，未达标{lights['未达标']}项{behind}。"
        )
    return told
