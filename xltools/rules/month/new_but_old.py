"""M03."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("M03", WARNING, short="新增但确认较早")
def new_but_old(children: Table, previous_children: Table, period: Period, matches: Matches) -> Hits:
    """{格}{姓名}为本月新增，但确认日期{日}早于上期，请在备注说明。

    上月台账里没有（号码写错了的也找过）、确认日期早于上上月的报；备注有说明的不报。

    | 县（市、区） | 儿童姓名 | 身份证号           | 确认日期       |
    | 滑县         | 王芳     | 410526201203041223 | 2021-03-20     |
    | 滑县         | 李明     | 41052620140304121X | **2020-06-01** |

    上月 儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号           |
    | 滑县         | 赵丽     | 410526201503041217 |
    """
    number, confirmed = children[Child.child_id], children[Child.confirm_date]
    compared = children.county_of().isin(previous_children.county_of().dropna().unique())
    fresh = (
        active(children)
        & compared
        & number.notna()
        & ~number.isin(previous_children[Child.child_id].dropna())
        & ~children.among(matches.between(children, previous_children).likely)
    )
    early = confirmed.dt.to_period("M") < period.plus(-2).as_month
    return hits(children, fresh & early & ~children.filled(Child.remark), Child.confirm_date, 日=confirmed)
