"""X08."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Death,
)
from xltools.model.finding import ERROR
from xltools.model.period import Period, months_between
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("X08", ERROR, short="死亡后仍发放")
def dead_still_paid(children: Table, deaths: Table, period: Period) -> Hits:
    """{格}{姓名}已于{日}死亡（公安名单{格1}），本月仍发放{x}元，请停发并追回{n}个月。

    死亡次月起不应再发；追回月数从次月算到本月。

    | 儿童姓名 | 身份证号           | 本月发放金额（元） |
    | 王芳     | 410526201203041223 | 950                |
    | 李明     | 41052620140304121X | **950**            |

    死亡名单
    | 姓名 | 身份证号           | 死亡日期   |
    | 李明 | 41052620140304121X | 2021-02-10 |
    """
    found = children[Child.child_id].map(rows_by(deaths, Death.id))
    day = pd.to_datetime(at_row(found, deaths, Death.death_date)).astype("datetime64[s]")
    months = months_between(day.dt.to_period("M"), pd.Series(period.as_month, index=children.labels))
    paid = children[Child.pay_amount]
    return hits(
        children,
        (months > 0) & (paid > 0),
        Child.pay_amount,
        also=place_in(found, deaths, Death.id),
        日=day,
        x=paid,
        n=months,
    )
