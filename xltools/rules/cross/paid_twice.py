"""X12."""

from __future__ import annotations

import pandas as pd

from xltools.derived.payments import in_month
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Payment,
)
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("X12", ERROR, short="重复发放")
def paid_twice(payments: Table, children: Table, period: Period) -> Hits:
    """重复发放：{谁}本月发放{n}笔（{格1}、{格}），请核实并追回多发部分。

    两笔金额相同，或都没有标明补发，才算重复；报在名单的后一笔。只看台账里有的儿童。

    发放名单
    | 姓名 | 身份证号               | 发放金额（元） | 是否补发 |
    | 王芳 | 410526201203041223     | 950            | 否       |
    | 王芳 | 410526201203041223     | 100            | 是       |
    | 李明 | 41052620140304121X     | 950            | 否       |
    | 李明 | **41052620140304121X** | 950            | 否       |

    儿童台账
    | 儿童姓名 | 身份证号           |
    | 王芳     | 410526201203041223 |
    | 李明     | 41052620140304121X |
    """
    mine = in_month(payments, period)
    number = payments[Payment.id].where(mine & payments[Payment.id].isin(children[Child.child_id].dropna()))
    amount, extra = payments[Payment.amount], payments[Payment.arrears_mark].fillna(False).astype(bool)
    extra |= payments[Payment.remark].fillna("").str.contains("补发")
    same = pd.DataFrame({"id": number, "amount": amount}).duplicated() & number.notna()
    plain = number.where(~extra)
    wrong = same | (plain.notna() & plain.duplicated())
    count = number.groupby(number, sort=False).transform("size")
    return hits(payments, wrong, Payment.id, also=first_same(number), 谁=payments.text(Payment.name), n=count)
