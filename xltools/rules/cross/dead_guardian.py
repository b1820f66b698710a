"""X21."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Death
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("X21", WARNING, short="监护人已死亡")
def dead_guardian(children: Table, deaths: Table, period: Period) -> Hits:
    """{格}{姓名}的监护人（照料人）“{谁}”已于{日}死亡（公安名单{格1}），请落实新的监护人，领取人、账户是其本人的一并变更。

    按身份证号；已退出的儿童不看。

    | 儿童姓名 | 身份证号           | 监护人姓名 | 监护人身份证号         |
    | 王芳     | 410526201203041223 | 王军       | 410526197501011234     |
    | 李明     | 41052620140304121X | 李军       | **11010519491231002X** |

    死亡名单
    | 姓名 | 身份证号           | 死亡日期   |
    | 李军 | 11010519491231002X | 2021-02-10 |
    """
    found = children[Child.guardian_id].map(rows_by(deaths, Death.id))
    day = pd.to_datetime(at_row(found, deaths, Death.death_date)).astype("datetime64[s]")
    return hits(
        children,
        active(children) & (day <= period.last_moment),
        Child.guardian_id,
        also=place_in(found, deaths, Death.id),
        谁=children.text(Child.guardian_name),
        日=day,
    )
