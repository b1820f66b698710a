"""对账差异表."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Payment
from xltools.model.finding import Finding
from xltools.model.period import Period
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.model.summary import summary
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, counted, summed

#: Heading → the rules whose findings are counted.
_CODES = {
    "有账无款": ("X10",),
    "有款无账": ("X09", "X25"),
    "金额不符": ("X11",),
    "户名（账号）不符": ("X13",),
    "重复发放": ("X12", "X24"),
}
_DIFFERENT = {code for codes in _CODES.values() for code in codes}


@summary("对账差异表", order=40)
def differences(
    children: Table, payments: Table, findings: Sequence[Finding], counties: Sequence[str], period: Period
) -> SheetPlan:
    """台账和发放名单逐人比对：人数、金额、相符、有账无款、有款无账、金额不符、户名（账号）不符、相符率。

    相符是台账在册且名单里有、没有任何一条不符的人数；差异数等于问题清单里相应规则的条数。
    """
    county = children.county_of().fillna(NOWHERE)
    here = active(children)
    paid_month = payments[Payment.month]
    mine = ((paid_month == period.as_month) | paid_month.isna()) & (payments[Payment.state] != "失败")
    number = payments[Payment.id].where(mine)
    home = dict(zip(children[Child.child_id], county, strict=True))
    paid_county = (
        payments.county_of()
        .where(payments.county_of().notna(), payments[Payment.id].map(home))
        .fillna(NOWHERE)
    )
    order = [*counties, *([NOWHERE] if NOWHERE in set(county) | set(paid_county[mine]) else [])]
    wrong = {one.label for one in findings if one.code in _DIFFERENT and one.kind == "child"}
    agreed = here & children[Child.child_id].isin(number.dropna()) & ~children.labels.isin(list(wrong))
    columns = [ColumnPlan("县（市、区）", width=12, align="center")]
    lists: list[Sequence[Any]] = [order]
    paid = payments[Payment.amount].where(mine)
    for heading, style, values in (
        (("台账", "人数"), "integer", counted(here, county, order)),
        (("台账", "金额（元）"), "money", summed(children[Child.pay_amount].where(here), county, order)),
        (
            ("发放", "人数"),
            "integer",
            counted(mine & ~(number.notna() & number.duplicated()), paid_county, order),
        ),
        (("发放", "金额（元）"), "money", summed(paid, paid_county, order)),
        (("比对结果", "相符"), "integer", counted(agreed, county, order)),
    ):
        columns.append(ColumnPlan(heading, style, width=14 if style == "money" else 9, total="sum"))  # type: ignore[arg-type]
        lists.append(values)
    for word, codes in _CODES.items():
        columns.append(ColumnPlan(("比对结果", word), "integer", width=11, total="sum"))
        lists.append(
            [sum(one.code in codes and (one.county or NOWHERE) == name for one in findings) for name in order]
        )
    columns.append(ColumnPlan("相符率", "percent", width=9, align="center", total=_rate_total(lists)))
    lists.append([Cell(a / b if b else 0.0) for a, b in zip(lists[5], lists[1], strict=True)])
    rows = [list(row) for row in zip(*lists, strict=True)]
    note = f"期别：{period.chinese}　　　单位：人、元　　　相符率=相符÷台账人数"
    return SheetPlan(
        "对账差异表",
        f"{period.chinese}台账与发放名单对账差异表",
        columns,
        rows,
        note=note,
        total_label="合计",
        footnotes=[
            "找到这些人：逐人的差异在对账结果的“名单差异明细”，按名单、县区、项目筛选。",
            "有款无账含号码空着或不对、没能核对的；重复发放含疑似一人用两个号码领的。",
        ],
        sign_off=True,
    )


def _rate_total(lists: Sequence[Sequence[Any]]) -> Any:
    here, agreed = sum(lists[1]), sum(lists[5])

    def cell(first: int, last: int) -> Cell:
        sums = f"SUM(F{first}:F{last})", f"SUM(B{first}:B{last})"
        return Cell(agreed / here if here else 0.0, formula=f"=IF({sums[1]}=0,0,{sums[0]}/{sums[1]})")

    return cell
