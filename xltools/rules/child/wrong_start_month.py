"""K15."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR, WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K15", WARNING, short="起领年月不对")
def wrong_start_month(children: Table) -> Hits:
    """{格}起领年月应为确认次月{应}，现为{值}，请核对或在备注说明。

    确认的次月开始发放。备注里写了说明的不再警告；早于确认当月的是错误，写了备注也要更正。

    | 儿童姓名 | 确认日期   | 起领年月    | 备注     |
    | 王芳     | 2021-01-31 | 2021-02     |          |
    | 李明     | 2021-01-31 | **2021-01** |          |
    | 张强     | 2021-01-31 | **2021-03** |          |
    | 赵静     | 2021-01-31 | 2021-03     | 手续晚到 |
    | 陈涛     | 2021-01-31 | **2020-12** | 手续晚到 |
    | 刘洋     | 2020-12-01 | 2021-01     |          |
    """
    start = children[Child.start_month]
    confirmed = children[Child.confirm_date].dt.to_period("M")
    due = confirmed + 1
    judged = start.notna() & confirmed.notna() & active(children)
    early = judged & (start < confirmed)
    other = judged & ~early & (start != due) & ~children.filled(Child.remark)
    yield from hits(children, early, Child.start_month, 应=due, 值=start, severity=ERROR)
    yield from hits(children, other, Child.start_month, 应=due, 值=start)
