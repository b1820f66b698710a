"""K01."""

from __future__ import annotations

from xltools.derived.child.register import active, eighteenth, may_stay
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR, WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K01", ERROR, short="满18周岁仍在册")
def over_age(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}{姓名}已于{日}满18周岁仍在册，请自次月起办理退出{另}。

    按周岁生日计算；生日在本月的，本月仍可发放，不提示。2月29日出生的，在平年3月1日满周岁。
    本地规定在校生可以延续的（over18_policy），在校的只作警告，附在校证明即可。

    | 儿童姓名 | 身份证号               | 在册状态 |
    | 王芳     | **410526200303310027** | 在册     |
    | 李明     | 410526200304010018     | 在册     |
    | 张丽     | 41052620030331006X     | 退出     |
    """
    turned = eighteenth(children)
    over = (turned.dt.to_period("M") < period.as_month) & active(children) & ~children.noted(Child.status)
    student = may_stay(children, policy, period)
    yield from hits(children, over & ~student, Child.child_id, 日=turned, 另="")
    proof = "；在校可以延续的，请附在校证明"
    yield from hits(children, over & student, Child.child_id, 日=turned, 另=proof, severity=WARNING)
