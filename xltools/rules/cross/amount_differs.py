"""X11."""

from __future__ import annotations

from xltools.derived.payments import paid_by_child
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Payment,
)
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in


@rule("X11", ERROR, short="台账与发放金额不符")
def amount_differs(children: Table, payments: Table, period: Period) -> Hits:
    """金额不符：{姓名}台账{格}为{a}元（含补发），发放表{格1}为{b}元，差{c}元，请补发或追回。

    同一儿童同一月的几笔合起来比；台账的发放金额加补发金额。

    | 儿童姓名 | 身份证号           | 本月发放金额（元） | 补发金额（元） |
    | 王芳     | 410526201203041223 | 950                | 100            |
    | 李明     | 41052620140304121X | **950**            |                |

    发放名单
    | 姓名 | 身份证号           | 发放金额（元） | 是否补发 |
    | 王芳 | 410526201203041223 | 950            | 否       |
    | 王芳 | 410526201203041223 | 100            | 是       |
    | 李明 | 41052620140304121X | 850            | 否       |
    """
    sums, first = paid_by_child(payments, period)
    number = children[Child.child_id].where(~children[Child.child_id].duplicated())
    stated = (children[Child.pay_amount] + children[Child.arrears].fillna(0.0)).round(2)
    paid = number.map(sums)
    found = number.map(first)
    apart = (stated - paid).round(2)
    return hits(
        children,
        apart.abs() > 0.005,
        Child.pay_amount,
        also=place_in(found, payments, Payment.amount),
        a=stated,
        b=paid,
        c=apart.abs(),
    )
