"""M02."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("M02", ERROR, short="无故消失")
def vanished(previous_children: Table, children: Table, matches: Matches) -> Hits:
    """{姓名}上月在册（上月{格}），本月台账里没有，也没有退出记录，请补退出原因。

    先按身份证号找，再按姓名、出生日期、监护人、村等找号码写错了的；找得到的不报（见M04、M07）。只看这次报了台账的县。

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
    found_again = previous_children.among(matches.between(children, previous_children).likely_back)
    return hits(
        previous_children,
        gone & county.isin(children.county_of().dropna().unique()) & ~found_again,
        Child.child_id,
    )
