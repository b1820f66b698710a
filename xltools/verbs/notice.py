"""What goes back to one county besides its marked workbooks: 疑点数据反馈表, and a 通报 to a county that did badly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.model.book import Inputs
from xltools.model.finding import Finding
from xltools.model.past import Problem, month_before
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import RULES
from xltools.model.sheet_plan import SheetPlan
from xltools.summaries.county_course import held_children
from xltools.summaries.county_quality import CITY, CountyQuality, county_quality, points, whole_rate
from xltools.summaries.settled import OLD, open_months, settlement
from xltools.verbs.problem_list import problem_list
from xltools.verbs.problems import problems
from xltools.verbs.report import percent, within
from xltools.verbs.summarize import county_order
from xltools.verbs.validate import Validation

#: Counties by error rate, from the highest, that may get a notice; kinds of problems that it names.
_WORST, _MOST_PROBLEMS = 3, 6
_ANSWER = "核实单位（盖章）：                  核实人：              单位负责人：              报回日期："


def feedback(findings: Sequence[Finding], county: str, period: Period, policy: Policy) -> SheetPlan | None:
    """The 疑点数据反馈表 of one county, all its ledgers on one list, to be answered; None where nothing was found.

    Numbers are masked; `apply` takes its answers as it takes those of a 问题清单.
    """
    mine = [one for one in findings if one.county == county]
    if not mine:
        return None
    plan = problem_list(
        mine,
        show_ids=False,
        links="none",
        period=period,
        name="疑点数据反馈表",
        title=f"{county}{period.chinese}疑点数据反馈表",
    )
    plan.note += f"请于{within(policy.value('correct_days', period))}报回。"
    plan.footnotes = [_ANSWER]
    plan.sign_off = False
    return plan


def notices(
    inputs: Inputs, validation: Validation, policy: Policy, days_late: int | None = None
) -> dict[str, dict[str, Any]]:
    """County → the figures of its 通报, for those that did badly: whoever has not reported (of a whole city), and those that
    are both above the city's error rate and among the three with the highest. No personal data.

    `days_late`: how many days ago ledgers were due, None where that is not known.
    """
    assert inputs.period is not None
    order = county_order(inputs, policy)
    facts = [one for one in county_quality(inputs.book, validation.findings, order) if one.county != CITY]
    sent = [one for one in facts if one.rows]
    city = whole_rate(sent)
    held = held_children(inputs.book, validation.findings)
    found = problems(inputs.book, validation.findings)
    worst = sorted(sent, key=lambda one: -one.rate)[:_WORST]
    told = {}
    for one in facts:
        if one.rows and one in worst and one.rate > city:
            told[one.county] = {
                **_figures(one, sent, city, inputs),
                "须核实": held[one.county],
                **_settled(one.county, inputs, found),
            }
        elif not one.rows and inputs.whole_city:
            told[one.county] = {"已报送": False, "逾期天数": max(days_late or 0, 0)}
    shared = {
        "城市": "安阳市",
        "期别": inputs.period.chinese,
        "整改期限": within(policy.value("correct_days", inputs.period)),
        "落款日期": inputs.period.plus(1).chinese,
    }
    return {county: {**_NOTHING, **shared, "县": county, **figures} for county, figures in told.items()}


#: Every placeholder of the template is known, whatever a county did.
_NOTHING: dict[str, Any] = {
    "已报送": True,
    "逾期天数": 0,
    "记录数": 0,
    "错误数": 0,
    "警告数": 0,
    "错误行": 0,
    "差错率": "0.0%",
    "全市差错率": "0.0%",
    "报送县数": 0,
    "排名": 0,
    "上月差错率": "",
    "升降": "",
    "须核实": 0,
    "主要问题": [],
    "上月问题": 0,
    "已销号": 0,
    "未销号": 0,
    "久未销号": 0,
}


def _figures(
    one: CountyQuality, sent: Sequence[CountyQuality], city: float, inputs: Inputs
) -> dict[str, Any]:
    assert inputs.period is not None
    before = month_before(inputs.past, inputs.period)
    last = None if before is None else before.rate(one.county)
    change = 0.0 if last is None else points(one.rate - last)
    word = "持平" if not change else f"{'上升' if change > 0 else '下降'}{abs(change):.1f}个百分点"
    most = sorted(one.codes.items(), key=lambda pair: (-pair[1], pair[0]))[:_MOST_PROBLEMS]
    return {
        "记录数": one.rows,
        "错误数": one.errors,
        "警告数": one.warnings,
        "错误行": one.wrong,
        "差错率": percent(one.wrong, one.rows),
        "全市差错率": f"{city * 100:.1f}%",
        "报送县数": len(sent),
        "排名": 1 + sum(other.rate < one.rate for other in sent),
        "上月差错率": "" if last is None else percent(last, 1),
        "升降": word,
        "主要问题": [
            {"编号": code, "说明": RULES[code].short if code in RULES else code, "数量": count}
            for code, count in most
        ],
    }


def _settled(county: str, inputs: Inputs, found: Sequence[Problem]) -> dict[str, int]:
    """What became of the county's problems of last month; zeros where the folder does not remember it."""
    assert inputs.period is not None
    before = month_before(inputs.past, inputs.period)
    if before is None:
        return {}
    ages = open_months([one for one in found if one.county == county], inputs.past, inputs.period)
    last, gone = settlement(found, before, county)
    return {
        "上月问题": last,
        "已销号": gone,
        "未销号": last - gone,
        "久未销号": sum(age >= OLD for age in ages.values()),
    }
