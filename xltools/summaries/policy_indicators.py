"""政策指标."""

from __future__ import annotations

from typing import Any

from xltools.model.book import Inputs
from xltools.model.finding import ERROR, WARNING
from xltools.model.indicator import Answer, Indicator, all_indicators, reached
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.values.region import COUNTIES

#: A gap of at most this share of the target is 接近.
_NEAR = 0.05
_JUDGED = ("达标", "接近", "未达标")
_SIGNS = {"equal": "", "least": "≥", "most": "≤"}


@summary("政策指标", order=55)
def policy_indicators(needs: Any, policy: Policy, period: Period, inputs: Inputs) -> SheetPlan:
    """市报告里能从台账算出来的每一项指标：数值、目标、差距、评价，没有达到的县（市、区），怎样找到这些行。

    目标是政策参数里的比例或控制数（control）；控制数是全市的，没有报齐九县时不比；没有台账或没有目标的写明原因，
    不当作达标。
    """
    whole = inputs.whole_city or set(COUNTIES.values()) <= set(inputs.book.counties())
    control = policy if whole else None
    rows = [_row(one, needs, control, period) for one in all_indicators()]
    rows.sort(key=lambda row: _word(row[6]) not in _JUDGED)
    columns = [
        ColumnPlan("编号", align="center", width=7),
        ColumnPlan("指标", "wrap", width=30),
        ColumnPlan("单位", align="center", width=7),
        ColumnPlan("数值", align="right", width=14),
        ColumnPlan("目标", align="right", width=14),
        ColumnPlan("差距", align="right", width=13),
        ColumnPlan("评价", align="center", width=21),
        ColumnPlan("没有达到的县（市、区）", "wrap", width=26),
        ColumnPlan("怎样找到这些行（合并台账里筛选）", "wrap", width=40),
    ]
    met = sum(_word(row[6]) == "达标" for row in rows)
    judged = sum(_word(row[6]) in _JUDGED for row in rows)
    return SheetPlan(
        "政策指标",
        f"{period.chinese}政策指标完成情况",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　共{len(rows)}项，能判断的{judged}项，达标{met}项",
        footnotes=[
            "注：红色为未达标，黄色为接近（差距不超过目标的5%）；控制数指标要求与目标一致，多和少都算差距。",
            "　　控制数取自2021年市报告，可在政策参数的 control 里换成新的控制数。",
        ],
        sign_off=True,
    )


def _row(one: Indicator, needs: Any, control: Policy | None, period: Period) -> list[Any]:
    """One line of the table; `control` None: the control totals of the whole city prove nothing."""
    head, tail = [one.code, one.title, "%" if one.unit == "比例" else one.unit], one.drill
    arguments, lacking = needs.gather(one)
    if lacking:
        return [*head, "—", "—", "—", lacking, "", tail]
    try:
        answer = one.compute(**arguments)
    except Skip as skip:
        return [*head, "—", "—", "—", str(skip), "", tail]
    target = answer.target
    if target is None and control is not None:
        target = control.value("control", period, name=one.code.lower())
    value = _shown(one, answer.value)
    if target is None:
        return [*head, value, "—", "—", "没有目标" if control else "未报齐九县", "", tail]
    gap = answer.value - target
    shown_gap = (
        "0" if reached(one, answer.value, target) and one.aim != "equal" else _shown(one, gap, sign=True)
    )
    return [
        *head,
        value,
        _SIGNS[one.aim] + _shown(one, target),
        shown_gap if abs(gap) > 1e-9 else "0",
        _light(one, answer.value, target),
        _behind(one, answer, target),
        tail,
    ]


def _light(one: Indicator, value: float, target: float) -> Cell:
    if reached(one, value, target):
        return Cell("达标")
    near = abs(value - target) <= abs(target) * _NEAR
    return Cell("接近", severity=WARNING) if near else Cell("未达标", severity=ERROR)


def _word(cell: Any) -> Any:
    return cell.value if isinstance(cell, Cell) else cell


def _behind(one: Indicator, answer: Answer, target: float) -> str:
    """The counties that do not reach their target, the worst first, with their values."""
    short = []
    for county, value in answer.counties.items():
        own = answer.targets.get(county, target)
        if not reached(one, value, own):
            short.append((abs(value - own), county, value))
    short.sort(key=lambda item: -item[0])
    return "、".join(f"{county}（{_shown(one, value)}）" for _, county, value in short)


def _shown(one: Indicator, value: float, *, sign: bool = False) -> str:
    """A value as the sheet prints it: shares in per cent, whole numbers without decimals, money with two."""
    plus = "+" if sign else ""
    if one.unit == "比例":
        text = f"{value * 100:{plus}.2f}".rstrip("0").rstrip(".")
        return f"{text}%"
    if float(value).is_integer():
        return f"{value:{plus},.0f}"
    return f"{value:{plus},.2f}"
