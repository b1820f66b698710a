"""M04."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in

_WATCHED = (
    Child.child_id,
    Child.child_name,
    Child.account_no,
    Child.account_name,
    Child.father_status,
    Child.mother_status,
)


@rule("M04", WARNING, short="变更没有标注")
def changed_unmarked(children: Table, previous_children: Table, matches: Matches) -> Hits:
    """{姓名}的“{列}”由“{旧}”变为“{新}”（{格}），没有标注变更，请确认。

    看身份证号（其他各项足以认定是同一人的）、姓名、账号、户名、父母情况；本月变动填了变更、新增、退出的不报。上月或本月空白、读不出的不算变化。

    | 儿童姓名 | 身份证号           | 开户人   | 本月变动 |
    | 王芳     | 410526201203041223 | **王军** | 不变     |
    | 李明     | 41052620140304121X | 李军     | 变更     |

    上月 儿童台账
    | 儿童姓名 | 身份证号           | 开户人 |
    | 王芳     | 410526201203041223 | 王强   |
    | 李明     | 41052620140304121X | 李强   |
    """
    links = matches.between(children, previous_children)
    sure = {label: pair.two for label, pair in links.likely.items() if pair.sure}
    once = ~children[Child.child_id].duplicated() | children[Child.child_id].isna()
    found = links.by_number.where(once).fillna(pd.Series(sure, dtype="Int64"))
    unmarked = active(children) & ~children[Child.change_type].isin(["变更", "新增", "退出"])
    for column in _WATCHED:
        new, old = children[column], at_row(found, previous_children, column)
        wrong = unmarked & new.notna() & old.notna() & (new != old)
        yield from hits(
            children, wrong, column, also=place_in(found, previous_children, column), 旧=old, 新=new
        )
