"""K03."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K03", ERROR, short="父母情况为空")
def status_blank(children: Table) -> Hits:
    """{格}{父/母}情况为空，请补填并附证明材料。

    父母双方的情况都要填，离异后不与儿童同住的一方也要填。情况为空的，不再重复提示“不符合”或“无法判定”。

    | 儿童姓名 | 父亲情况 | 母亲情况 |
    | 王芳     | 死亡     | 失联     |
    | 李明     | ****     | 失联     |
    | 张强     | 服刑     | **无**   |
    """
    for parent in Child.parents():
        blank = children.blank(parent.status) & active(children)
        yield from hits(children, blank, parent.status, **{"父/母": parent.word})
