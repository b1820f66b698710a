"""How each county likes to lay out its ledgers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from xltools.model.field import Field
from xltools.model.kind import KINDS, LedgerKind
from xltools.values.month import Month

#: Groups over neighbouring columns, for counties that use them.
_GROUPS = {
    "父亲": "父亲情况",
    "母亲": "母亲情况",
    "监护人": "监护人（照料人）情况",
    "领取人": "领取人",
    "被照料人": "被照料人情况",
    "户主": "户主",
}


@dataclass(frozen=True)
class Habit:
    """One county's ways: how dates, months and yes/no are written, what stands above the heading, which columns are left out."""

    county: str
    dates: str = "cell"
    months: str = "{0}-{1:02d}"
    yes: str = "是"
    no: str = "否"
    heading_rows: int = 1
    attachment: bool = False
    unit_line: bool = True
    by_township: bool = False
    one_file: bool = True
    totals: bool = True
    footnote: bool = False
    helper: bool = False
    aliases: tuple[tuple[str, str], ...] = ()
    left_out: tuple[str, ...] = ("child_no", "disab_cert", "disab_cat", "disab_level", "grade")

    def columns(self, kind: type[LedgerKind], rows: Sequence[dict[str, Any]]) -> list[Field]:
        """The columns that this county prints: all required ones, and those of which it has something to say."""
        used = {name for row in rows for name, value in row.items() if value is not None}
        return [
            field
            for field in kind.fields.values()
            if field.required
            or field.name == "seq"
            or (field.name in used and field.name not in self.left_out)
            or field.name in _ALWAYS
        ]

    def heading(self, field: Field) -> tuple[str, ...]:
        """The heading of a column from the top: one text, or group and leaf."""
        own = dict(self.aliases).get(field.heading, field.heading)
        if (
            self.heading_rows > 1
            and field.owner in _GROUPS
            and field.leaf
            and field.kind is not KINDS["household"]
        ):
            return (_GROUPS[field.owner], field.leaf[0])
        return (own,)

    def shown(self, value: Any) -> Any:
        """A value as this county writes it."""
        if isinstance(value, bool):
            return self.yes if value else self.no
        if isinstance(value, Month):
            return self.months.format(value.year, value.month)
        if isinstance(value, date) and self.dates != "cell":
            return self.dates.format(value.year, value.month, value.day)
        if isinstance(value, tuple):
            return "、".join(value)
        return value


_ALWAYS = frozenset(
    {
        "end_month",
        "arrears",
        "exit_reason",
        "exit_date",
        "father_status_from",
        "father_status_to",
        "mother_status_from",
        "mother_status_to",
        "cleared_month",
        "clear_mode",
        "taper_start",
        "taper_end",
        "offset_dibao",
        "offset_tekun",
        "change_type",
        "remark",
        "support_mode",
        "institution",
        "self_care",
    }
)

HABITS: dict[str, Habit] = {
    "文峰区": Habit("文峰区", totals=True, helper=True),
    "北关区": Habit("北关区", dates="{0}.{1}.{2}", months="{0}.{1}", heading_rows=2, attachment=True),
    "殷都区": Habit("殷都区", dates="{0}年{1}月{2}日", months="{0}年{1}月", yes="√", no="×", one_file=False),
    "龙安区": Habit(
        "龙安区",
        dates="{0}/{1}/{2}",
        heading_rows=2,
        footnote=True,
        aliases=(("行政村（社区）", "村"), ("乡镇（街道）", "镇办")),
    ),
    "安阳县": Habit(
        "安阳县",
        dates="{0}{1:02d}{2:02d}",
        months="{0}{1:02d}",
        yes="Y",
        no="N",
        attachment=True,
        aliases=(("银行账号", "一卡通账号"), ("开户人", "户名")),
    ),
    "汤阴县": Habit("汤阴县", dates="{0}-{1:02d}-{2:02d}", by_township=True, heading_rows=2, footnote=True),
    "滑县": Habit("滑县", heading_rows=2, attachment=True, footnote=True, helper=True, one_file=False),
    "内黄县": Habit(
        "内黄县",
        dates="{0}．{1}．{2}",
        months="{0}．{1}",
        unit_line=False,
        yes="有",
        no="无",
        aliases=(("身份证号", "公民身份号码"), ("在册状态", "状态")),
    ),
    "林州市": Habit(
        "林州市",
        dates="{0}.{1:02d}.{2:02d}",
        heading_rows=2,
        totals=False,
        aliases=(("县（市、区）", "县区"), ("备注", "说明")),
    ),
}
