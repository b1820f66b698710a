"""M02."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("M02", ERROR, short="无故消失")
def vanished(previous_children: Table, children: Table) -> Hits:
    """{姓名}上月在册（上月{格}），本月台账里没有，也没有退出记录，请补退出原因。

    按身份证号；本月身份证号读不出的，按姓名和县再找一遍，找得到的不报。只看这次报了台账的县。

    上月 儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号               |
    | 滑县         | 王芳     | 410526201203041223     |
    | 滑县         | 李明     | **41052620140304121X** |
    | 内黄县       | 赵丽     | 410526201503041217     |

    儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号           |
    | 滑县         | 王芳     | 410526201203041223 |
    """
    number = previous_children[Child.child_id]
    county = previous_children.county_of()
    gone = active(previous_children) & number.notna() & ~number.isin(children[Child.child_id].dropna())
    unread = ~children.filled(Child.child_id)
    names = set(zip(children.county_of()[unread], children[Child.child_name][unread], strict=True))
    perhaps = pd.Series(
        [pair in names for pair in zip(county, previous_children[Child.child_name], strict=True)],
        index=previous_children.labels,
    )
    return hits(
        previous_children,
        gone & county.isin(children.county_of().dropna().unique()) & ~perhaps,
        Child.child_id,
    )
