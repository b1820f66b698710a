"""The problem list (疑点清单) that goes back to a county or to the leaders."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from xltools.model.finding import Finding
from xltools.model.kind import KINDS
from xltools.model.period import Period
from xltools.model.sheet_plan import Cell, ColumnPlan, Link, SheetPlan
from xltools.values.mask import mask_text

#: The columns that a county fills in, and what stands in the cell when the list is made.
STANDING, RESULT, RIGHT_VALUE, OWNER = "现填内容", "整改结果", "更正值", "责任人"
MENDED, TRUE_AS_IT_IS, NOT_KNOWN = RESULTS = ("已更正", "情况属实", "无法核实")

#: internal: rows link to the cells of the same workbook; none: the list stands alone; else where a place can be opened.
Links = Literal["internal", "none"] | Link


def problem_list(
    findings: Sequence[Finding],
    *,
    show_ids: bool,
    links: Links,
    period: Period | None,
    name: str = "问题清单",
    title: str = "",
) -> SheetPlan:
    """Every finding as one row: where, who, what is wrong and what to do, and room for the county's answer."""
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("级别", width=7, align="center"),
        ColumnPlan("县区", width=10, align="center"),
        ColumnPlan("文件", "wrap", width=22),
        ColumnPlan("所在表", width=14, align="center"),
        ColumnPlan("单元格", width=9, align="center"),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("规则", width=7, align="center"),
        ColumnPlan("问题描述和处理建议", "wrap", width=58),
        ColumnPlan(STANDING, "wrap", width=16),
        ColumnPlan("建议值", width=21),
        ColumnPlan(RESULT, width=11, align="center", choices=RESULTS),
        ColumnPlan(RIGHT_VALUE, width=18),
        ColumnPlan(OWNER, width=9, align="center"),
    ]
    rows = [_row(number, one, show_ids, links) for number, one in enumerate(findings, start=1)]
    counts = {
        word: sum(one.severity.chinese == word and not one.confirmed for one in findings)
        for word in ("错误", "警告", "提示")
    }
    if confirmed := sum(one.confirmed for one in findings):
        counts["已确认"] = confirmed
    told = "，".join(f"{word}{count}处" for word, count in counts.items())
    note = f"{period.chinese + '，' if period else ''}共{len(findings)}条：{told}。错误必须改正，警告请改正或在备注说明，提示供参考；改好的值填在“更正值”。"
    return SheetPlan(
        name,
        title or "台账问题清单",
        columns,
        rows,
        note=note,
        filter=True,
        freeze_columns=0,
        tab_color="#C00000",
        sign_off=links != "internal",
    )


def _row(number: int, one: Finding, show_ids: bool, links: Links) -> list[object]:
    place = one.place
    cell = place.cell or ""
    where: object = cell
    if callable(links):
        where = Cell(cell, link=links(place))
    elif links == "internal" and place.sheet is not None and cell:
        quoted = place.sheet.replace("'", "''")
        where = Cell(cell, link=f"internal:'{quoted}'!{cell}")
    return [
        number,
        Cell("已确认") if one.confirmed else Cell(one.severity.chinese, severity=one.severity),
        one.county or "",
        place.file_name,
        place.sheet or (KINDS[one.kind].title if one.kind in KINDS else ""),
        where,
        one.person,
        one.code,
        one.full_message if show_ids else one.message,
        one.full_value if show_ids else one.value,
        one.suggestion if show_ids else mask_text(one.suggestion),
        "",
        "",
        "",
    ]
