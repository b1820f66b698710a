"""X13."""

from __future__ import annotations

from xltools.derived.payments import paid_by_child
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Payment,
)
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in


@rule("X13", WARNING, short="户名或账号不符")
def account_differs(children: Table, payments: Table, period: Period) -> Hits:
    """{项}不符：{姓名}台账{格}为{a}，发放表{格1}为{b}，请更正账户信息。

    账号、户名分别比；空白不算不符。

    | 儿童姓名 | 身份证号           | 开户人   | 银行账号            |
    | 王芳     | 410526201203041223 | **王强** | 6229911234567890126 |

    发放名单
    | 姓名 | 身份证号           | 发放金额（元） | 户名 | 账号                |
    | 王芳 | 410526201203041223 | 950            | 李强 | 6229911234567890126 |
    """
    _, first = paid_by_child(payments, period)
    found = children[Child.child_id].where(~children[Child.child_id].duplicated()).map(first)
    for word, own, theirs in (
        ("户名", Child.account_name, Payment.account_name),
        ("账号", Child.account_no, Payment.account_no),
    ):
        a, b = children[own], at_row(found, payments, theirs)
        yield from hits(
            children,
            a.notna() & b.notna() & (a != b),
            own,
            also=place_in(found, payments, theirs),
            项=word,
            a=a,
            b=b,
        )
