"""S04."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.derived.persons import still
from xltools.ledgers.child import Child
from xltools.ledgers.hardship_child import HardshipChild
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in, rows_by


@rule("S04", ERROR, short="两本儿童台账重复")
def on_both_child_ledgers(hardship_children: Table, children: Table) -> Hits:
    """{格}{姓名}同时在困境儿童（一事一议）台账和事实无人抚养儿童台账（{格1}），只能保留一个，请更正。

    两本台账互相排斥；任何一本里已经退出的不算。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **41052620140304121X** |

    儿童台账
    | 儿童姓名 | 身份证号           | 在册状态 |
    | 李明     | 41052620140304121X | 在册     |
    | 王芳     | 410526201203041223 | 退出     |
    """
    found = hardship_children[HardshipChild.child_id].map(
        rows_by(children.only(active(children)), Child.child_id)
    )
    return hits(
        hardship_children,
        found.notna() & still(hardship_children),
        HardshipChild.child_id,
        also=place_in(found, children, Child.child_id),
    )
