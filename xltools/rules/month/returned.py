"""M05."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("M05", ERROR, short="退出后又出现")
def returned(children: Table, previous_children: Table) -> Hits:
    """{姓名}上月已退出（{格1}），本月又出现（{格}），请提供重新认定材料。

    本月变动填“新增”的视为重新认定，不报。

    | 儿童姓名 | 身份证号               | 在册状态 |
    | 王芳     | **410526201203041223** | 在册     |

    上月 儿童台账
    | 儿童姓名 | 身份证号           | 在册状态 |
    | 王芳     | 410526201203041223 | 退出     |
    """
    found = children[Child.child_id].map(rows_by(previous_children, Child.child_id))
    gone = at_row(found, previous_children, Child.status) == "退出"
    back = active(children) & gone & (children[Child.change_type] != "新增")
    return hits(children, back, Child.child_id, also=place_in(found, previous_children, Child.child_id))
