"""规则执行情况: what became of every rule."""

from __future__ import annotations

from xltools.model.rule import RULES
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.verbs.validate import Validation


def outcomes(validation: Validation) -> SheetPlan:
    """What became of every rule: 通过, 发现问题, 未执行 (why), 程序故障."""
    columns = [
        ColumnPlan("规则", width=8, align="center"),
        ColumnPlan("级别", width=8, align="center"),
        ColumnPlan("类别", width=10, align="center"),
        ColumnPlan("检查什么", "wrap", width=64),
        ColumnPlan("执行情况", width=10, align="center"),
        ColumnPlan("发现条数", "integer", width=10, total="sum"),
        ColumnPlan("原因", "wrap", width=32),
    ]
    rows = [
        [
            one.code,
            RULES[one.code].severity.chinese,
            RULES[one.code].family,
            RULES[one.code].title,
            one.chinese,
            one.count,
            one.reason or "",
        ]
        for one in validation.outcomes
    ]
    return SheetPlan(
        "规则执行情况",
        "规则执行情况",
        columns,
        rows,
        total_label="合计",
        filter=True,
        note="未执行不等于没有问题，原因见最后一列。",
    )
