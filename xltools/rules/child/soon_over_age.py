"""K02."""

from __future__ import annotations

from xltools.derived.child.register import active, eighteenth
from xltools.ledgers.child import Child
from xltools.model.finding import INFO
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K02", INFO, short="即将满18周岁")
def soon_over_age(children: Table, period: Period) -> Hits:
    """{格}{姓名}将于{日}满18周岁，请提前告知并准备减员。

    本期末之后三个月内满18周岁的，算到第三个月的最后一天。

    | 儿童姓名 | 身份证号               | 在册状态 |
    | 王芳     | 410526200304300023     | 在册     |
    | 李明     | **41052620030501001X** | 在册     |
    | 张强     | **410526200307310016** | 在册     |
    | 赵静     | 410526200308010023     | 在册     |
    """
    turning = eighteenth(children)
    soon = (turning > period.last_moment) & (turning <= period.plus(3).last_moment)
    yield from hits(children, soon & active(children), Child.child_id, 日=turning)
