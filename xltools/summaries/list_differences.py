"""名单差异明细."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.matching.tables import Matches, own
from xltools.model.book import Book
from xltools.model.period import Period
from xltools.model.rule import Skip
from xltools.model.sheet_plan import ColumnPlan, Link, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import counted_kinds
from xltools.summaries.list_compared import Difference, compare_list
from xltools.summaries.places import place_cells, place_columns


@summary("名单差异明细", order=43)
def list_differences(
    children: Table, lists: Book, matches: Matches, period: Period, counties: Sequence[str], link: Link
) -> SheetPlan:
    """台账和每份名单不一致的逐条列出：两边的值、两处位置和处理建议；身份证号打星号。

    应当一一对应的名单（发放名单、系统导出）列出只有一边有的人；其他名单只列两边都有而不一致的。
    """
    places = {county: at for at, county in enumerate(counties)}
    persons = [table for table in lists.tables.values() if own(table) is not None]
    if not persons:
        raise Skip("没有提供写明姓名和身份证号的名单")
    lines = [
        (table.kind.title, one)
        for table in persons
        for one in sorted(
            compare_list(table, children, matches, period).differences,
            key=lambda one: (places.get(one.county, len(places)), one.kind),
        )
    ]
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("名单", "wrap", width=14, align="center"),
        ColumnPlan("差异", width=12, align="center"),
        ColumnPlan("县（市、区）", width=11, align="center"),
        ColumnPlan("姓名", width=10, align="center"),
        ColumnPlan("身份证号", width=21, align="center"),
        ColumnPlan("项目", "wrap", width=14),
        ColumnPlan(("台账", "值"), "wrap", width=18),
        *place_columns("台账"),
        ColumnPlan(("名单", "值"), "wrap", width=18),
        *place_columns("名单"),
        ColumnPlan("处理建议", "wrap", width=30),
    ]
    rows = [_row(number, title, one, link) for number, (title, one) in enumerate(lines, start=1)]
    told = counted_kinds([one.kind for _, one in lines])
    return SheetPlan(
        "名单差异明细",
        f"{period.chinese}儿童台账与各部门名单差异明细",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　{told}",
        filter=True,
        sign_off=True,
    )


def _row(number: int, title: str, one: Difference, link: Link) -> list[object]:
    return [
        number, title, one.kind, one.county, one.name, one.number, one.what,
        one.ours, *place_cells(one.here, link), one.theirs, *place_cells(one.there, link), one.todo,
    ]  # fmt: skip
