"""K17."""

from __future__ import annotations

from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K17", ERROR, short="停发后仍发放")
def paid_after_end(children: Table, period: Period) -> Hits:
    """{格}已于{月}停发，本月仍发放{x}元，请停发并追回。

    末领年月是最后一次发放的月份，本月就是末领年月的仍可发放；补发金额另列，不算在内。已退出的行也看。

    | 儿童姓名 | 末领年月 | 本月发放金额（元） |
    | 王芳     | 2021-03  | **950**            |
    | 李明     | 2021-04  | 950                |
    | 张强     | 2021-03  | 0                  |
    | 赵静     |          | 950                |
    """
    last, paid = children[Child.end_month], children[Child.pay_amount]
    still = (last < period.as_month) & (paid > 0)
    yield from hits(children, still, Child.pay_amount, 月=last, x=paid)
