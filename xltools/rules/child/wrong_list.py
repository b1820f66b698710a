"""K27."""

from __future__ import annotations

from xltools.derived.child.register import active, on_wrong_list
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K27", ERROR, short="儿童类别报错台账")
def wrong_list(children: Table) -> Hits:
    """{格}儿童类别“{值}”不属于事实无人抚养儿童，请移到相应台账。

    本台账只登记社会散居和集中供养的事实无人抚养儿童；孤儿、一事一议、困境儿童、留守儿童各有台账，不能相加。

    | 儿童姓名 | 儿童类别     |
    | 王芳     | 社会散居     |
    | 李明     | **孤儿**     |
    | 张强     | 集中供养     |
    | 赵静     | **一事一议** |
    | 陈涛     | **留守儿童** |
    """
    yield from hits(children, on_wrong_list(children) & active(children), Child.child_type)
