"""K16."""

from __future__ import annotations

from xltools.derived.child.register import eighteenth, may_stay
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K16", ERROR, short="末领年月超过18周岁")
def end_after_eighteen(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}末领年月{值}晚于满18周岁当月{应}，请更正。

    最后一次发放不能晚于满18周岁的当月；已退出的行也看。本地规定在校生可以延续的（over18_policy），在校的不判定。

    | 儿童姓名 | 身份证号           | 末领年月    |
    | 王芳     | 410526200503310021 | 2023-03     |
    | 李明     | 410526200503310013 | **2023-04** |
    | 张强     | 41052620050331003X |             |
    """
    last = children[Child.end_month]
    most = eighteenth(children).dt.to_period("M")
    late = (last > most) & ~may_stay(children, policy, period)
    yield from hits(children, late, Child.end_month, 值=last, 应=most)
