"""K28."""

from __future__ import annotations

from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K28", ERROR, short="退出没有原因或日期")
def exit_without_reason(children: Table) -> Hits:
    """{格}已退出但没有退出原因或日期，请补填。

    退出原因决定增减变动表的分类，退出日期决定最后一次发放的月份。两样都空的提示一次；没有这一列的也算空。

    | 儿童姓名 | 在册状态 | 退出原因 | 退出日期   |
    | 王芳     | 退出     | 死亡     | 2021-03-02 |
    | 李明     | 退出     | ****     | 2021-03-02 |
    | 张强     | 退出     | 收养     | ****       |
    | 赵静     | 退出     | ****     |            |
    | 陈涛     | 在册     |          |            |
    """
    left = children[Child.status] == "退出"
    no_reason = ~children.filled(Child.exit_reason) & ~children.noted(Child.exit_reason)
    no_date = ~children.filled(Child.exit_date) & ~children.noted(Child.exit_date)
    yield from hits(children, left & no_reason, Child.exit_reason)
    yield from hits(children, left & no_date & ~no_reason, Child.exit_date)
