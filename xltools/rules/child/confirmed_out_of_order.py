"""K14."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K14", ERROR, short="确认日期先后不对")
def confirmed_out_of_order(children: Table, period: Period) -> Hits:
    """{格}确认日期{b}{早于/晚于}{a}，请核对。

    先申请、后确认，同一天也可以；确认日期不能晚于本期最后一天。

    | 儿童姓名 | 申请日期   | 确认日期       |
    | 王芳     | 2021-03-05 | 2021-03-05     |
    | 李明     | 2021-03-05 | **2021-03-04** |
    | 张强     | 2021-03-05 | 2021-04-30     |
    | 赵静     | 2021-03-05 | **2021-05-01** |
    """
    applied, confirmed = children[Child.apply_date], children[Child.confirm_date]
    early = (confirmed < applied) & active(children)
    late = (confirmed > period.last_moment) & active(children) & ~early
    word = "早于/晚于"
    yield from hits(children, early, Child.confirm_date, a=applied, b=confirmed, **{word: "早于申请日期"})
    yield from hits(
        children, late, Child.confirm_date, a=period.last_moment, b=confirmed, **{word: "晚于本期末"}
    )
