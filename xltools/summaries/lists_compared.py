"""名单比对汇总."""

from __future__ import annotations

from xltools.matching.tables import Matches, own
from xltools.model.book import Book
from xltools.model.period import Period
from xltools.model.rule import Skip
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.list_compared import compare_list

_HEADINGS: tuple[str | tuple[str, str], ...] = (
    ("人数", "台账"),
    ("人数", "名单"),
    ("两边都有", "相符"),
    ("两边都有", "有差异"),
    ("两边都有", "疑似同一人"),
    ("只有一边", "仅台账有"),
    ("只有一边", "仅名单有"),
)


@summary("名单比对汇总", order=42)
def lists_compared(children: Table, lists: Book, matches: Matches, period: Period) -> SheetPlan:
    """每份名单和儿童台账逐人比对：台账人数=相符+有差异+疑似同一人+仅台账有，名单人数=相符+有差异+疑似同一人+仅名单有。

    先按身份证号，再按姓名、出生日期、账号等。台账只数在册儿童（和名单对上的已退出儿童也数在内）；一人多笔发放算一人。
    """
    compared = [
        compare_list(table, children, matches, period)
        for table in lists.tables.values()
        if own(table) is not None
    ]
    if not compared:
        raise Skip("没有提供写明姓名和身份证号的名单")
    columns = [ColumnPlan("名单", width=26, align="center")]
    columns += [ColumnPlan(heading, "integer", width=11) for heading in _HEADINGS]
    rows = [
        [
            one.table.kind.title,
            one.here,
            one.there,
            one.equal,
            one.differing,
            one.alike,
            one.only_here,
            one.only_there,
        ]
        for one in compared
    ]
    return SheetPlan(
        "名单比对汇总",
        f"{period.chinese}儿童台账与各部门名单比对汇总",
        columns,
        rows,
        note=f"期别：{period.chinese}　　　单位：人",
        sign_off=True,
        footnotes=[
            "注：发放名单、全国儿童福利信息系统应当和台账一一对应；其他名单只有一部分儿童，或本不该有台账上的儿童。"
        ],
    )
