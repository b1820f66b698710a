"""K10."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import INFO, WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_TERMS = {"服刑在押": "刑期", "强制隔离戒毒": "戒毒期限", "限制自由": "限制自由期限"}


@rule("K10", WARNING, short="刑期（戒毒期）届满")
def term_over(children: Table, period: Period) -> Hits:
    """{格}{父/母}{期限}{已/将}于{日}届满，请核实是否释放（解除）。

    截止日期在本期末或之前的作警告；在本期末之后三个月内（算到第三个月最后一天）的作提示，好提前准备重新认定。

    | 儿童姓名 | 父亲情况 | 父亲截止日期   |
    | 王芳     | 服刑     | **2021-04-30** |
    | 李明     | 强制戒毒 | **2021-05-01** |
    | 张强     | 服刑     | **2021-07-31** |
    | 赵静     | 服刑     | 2021-08-01     |
    | 陈涛     | 失联     | 2021-03-01     |
    """
    for parent in Child.parents():
        end = children[parent.status_to]
        held = children[parent.status].isin(_TERMS) & active(children)
        over = end <= period.last_moment
        soon = ~over & (end <= period.plus(3).last_moment)
        words = {"父/母": parent.word, "期限": children[parent.status].map(_TERMS), "日": end}
        yield from hits(children, held & over, parent.status_to, **words, **{"已/将": "已"})
        yield from hits(children, held & soon, parent.status_to, **words, **{"已/将": "将"}, severity=INFO)
