"""The figures of the monthly report (月报), read off the summary tables so that the two can never differ."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xltools.model.book import Inputs
from xltools.model.finding import ERROR, WARNING, Finding
from xltools.model.policy import Policy
from xltools.model.rule import FAMILIES, RULES
from xltools.model.sheet_plan import Cell, SheetPlan
from xltools.values.money import in_ten_thousands
from xltools.values.region import COUNTIES
from xltools.verbs.summarize import built
from xltools.verbs.validate import Validation

#: How many kinds of problems and how many counties the report names.
_MOST_PROBLEMS, _MOST_COUNTIES = 8, 3
_TABLES = ("basic", "quality", "differences")


def figures(inputs: Inputs, validation: Validation, policy: Policy) -> dict[str, Any]:
    """Name → value for every placeholder of a report template; no personal data among them.

    Counts are int, amounts text in 万元 with two decimals, shares text in per cent with one; nothing is ever blank.
    """
    assert inputs.period is not None
    plans = {plan.name: plan for plan in built(inputs, validation, policy, _TABLES)}
    counted = [one for one in validation.findings if not one.confirmed]
    day = inputs.period.closing_day
    return {
        "城市": "安阳市",
        "期别": inputs.period.chinese,
        "截止日期": f"{day.year}年{day.month}月{day.day}日",
        **_basic(plans.get("基本情况表"), inputs),
        **_differences(plans.get("对账差异表")),
        **_problems(counted),
        **_quality(plans.get("报送质量通报")),
        "整改期限": within(policy.value("correct_days", inputs.period)),
        "落款日期": _next_month(inputs),
    }


def within(days: Any) -> str:
    """The time that counties have to answer, in words."""
    return f"{int(days)}个工作日内" if days is not None else "规定期限内"


def _next_month(inputs: Inputs) -> str:
    assert inputs.period is not None
    return inputs.period.plus(1).chinese


def _sum(plan: SheetPlan | None, *heading: str) -> float:
    """Over the counties of a summary table, by heading; 0 where the table or the column is missing."""
    values = plan.column(*heading) if plan is not None else None
    return float(sum(value or 0 for value in values or ()))


def _value(cell: Any) -> Any:
    return cell.value if isinstance(cell, Cell) else cell


def _basic(plan: SheetPlan | None, inputs: Inputs) -> dict[str, Any]:
    new, gone, now = (int(_sum(plan, word)) for word in ("本月新增", "小计", "本月在册"))
    return {
        "县数": len(set(inputs.book.counties()) & set(COUNTIES.values())),
        "上月在册": int(_sum(plan, "上月在册")),
        "在册": now,
        "新增": new,
        "退出": gone,
        "净增": f"净增{new - gone}人" if new > gone else f"净减{gone - new}人" if gone > new else "人数持平",
        "有上月": inputs.previous is not None,
        "散居": int(_sum(plan, "散居")),
        "集中": int(_sum(plan, "集中")),
        "男": int(_sum(plan, "男")),
        "女": int(_sum(plan, "女")),
        "照料人数": int(_sum(plan, "照料人数")),
        "应发万元": f"{in_ten_thousands(_sum(plan, '应发（元）')):.2f}",
        "实发万元": f"{in_ten_thousands(_sum(plan, '实发（元）')):.2f}",
        "县情": [] if plan is None else [_county(plan, row) for row in plan.rows],
    }


def _county(plan: SheetPlan, row: Sequence[Any]) -> dict[str, Any]:
    """One county's line of the report's own table."""
    at = {column.path[-1]: number for number, column in enumerate(plan.columns)}
    told: dict[str, Any] = {"县": _value(row[0])}
    for name, heading in (("上月", "上月在册"), ("新增", "本月新增"), ("退出", "小计"), ("在册", "本月在册")):
        told[name] = int(_value(row[at[heading]]))
    told["实发"] = f"{in_ten_thousands(float(_value(row[at['实发（元）']]))):.2f}"
    return told


def _differences(plan: SheetPlan | None) -> dict[str, Any]:
    compared, same = int(_sum(plan, "台账", "人数")), int(_sum(plan, "相符"))
    words = ("有账无款", "有款无账", "金额不符", "户名（账号）不符", "重复发放")
    return {
        "有发放名单": plan is not None,
        "比对": compared,
        "相符": same,
        "相符率": percent(same, compared),
        "对账疑点": int(sum(_sum(plan, word) for word in words)),
        "对账分类": [{"名称": word, "数量": int(_sum(plan, word))} for word in words],
    }


def percent(part: float, whole: float) -> str:
    """A share in per cent with one decimal."""
    return f"{part / whole * 100:.1f}%" if whole else "0.0%"


def _problems(findings: Sequence[Finding]) -> dict[str, Any]:
    serious = [one for one in findings if one.severity in (ERROR, WARNING)]
    kinds = Counter(one.code for one in serious).most_common(_MOST_PROBLEMS)
    families = Counter(FAMILIES[one.code[0]] for one in serious)
    return {
        "错误数": sum(one.severity is ERROR for one in serious),
        "警告数": sum(one.severity is WARNING for one in serious),
        "问题分类": [{"名称": name, "数量": count} for name, count in families.most_common()],
        "主要问题": [{"编号": code, "说明": RULES[code].short, "数量": count} for code, count in kinds],
    }


def _quality(plan: SheetPlan | None) -> dict[str, Any]:
    """Who has not reported, and who has the most wrong rows."""
    if plan is None:
        return {"未报送": [], "差错最多": [], "差错率": "0.0%"}
    known = [row for row in plan.rows if str(row[0]) in COUNTIES.values()]
    rated = [(str(row[0]), float(_value(row[7]) or 0)) for row in known if _value(row[2])]
    worst = sorted((one for one in rated if one[1] > 0), key=lambda one: (-one[1], one[0]))
    wrong, rows = (sum(_value(row[at]) or 0 for row in plan.rows) for at in (6, 2))
    return {
        "未报送": [str(row[0]) for row in known if not _value(row[2])],
        "差错最多": [{"县": name, "差错率": f"{rate * 100:.1f}%"} for name, rate in worst[:_MOST_COUNTIES]],
        "差错率": percent(wrong, rows),
    }
