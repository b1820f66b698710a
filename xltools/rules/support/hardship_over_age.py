"""S05."""

from __future__ import annotations

from xltools.derived.persons import ages_of, still
from xltools.ledgers.hardship_child import HardshipChild
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S05", ERROR, short="困境儿童已满18周岁")
def hardship_over_age(hardship_children: Table, period: Period) -> Hits:
    """{格}{姓名}已{n}周岁，不再是儿童，仍列为在册困境儿童，请办理退出。

    按身份证号和本期最后一天算，满18周岁当天起就不是儿童。

    | 儿童姓名 | 身份证号               | 在册状态 |
    | 王芳     | **410526200304301237** | 在册     |
    | 李明     | 410526200305011231     | 在册     |
    | 赵丽     | 410526200304301237     | 退出     |
    """
    age = ages_of(hardship_children, HardshipChild.child_id, period)
    return hits(hardship_children, (age >= 18) & still(hardship_children), HardshipChild.child_id, n=age)
