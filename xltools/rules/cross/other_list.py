"""X05."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Case,
    Orphan,
)
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in, rows_by


@rule("X05", ERROR, short="与其他儿童名单重复")
def other_list(children: Table, orphans: Table | None = None, cases: Table | None = None) -> Hits:
    """{格}{姓名}同时在“事实无人抚养儿童”和“{名单}”（{格1}）名单，只能保留一个，请更正。

    孤儿、一事一议与事实无人抚养儿童互相排斥。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **41052620140304121X** |

    孤儿名单
    | 姓名 | 身份证号           |
    | 李明 | 41052620140304121X |
    """
    if orphans is None and cases is None:
        raise Skip("未提供孤儿名单、一事一议名单")
    for table, column, word in ((orphans, Orphan.id, "孤儿"), (cases, Case.id, "一事一议")):
        if table is not None:
            found = children[Child.child_id].map(rows_by(table, column))
            yield from hits(
                children,
                active(children) & found.notna(),
                Child.child_id,
                also=place_in(found, table, column),
                名单=word,
            )
