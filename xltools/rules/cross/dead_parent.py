"""X22."""

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


@rule("X22", WARNING, short="父母已死亡未更新")
def dead_parent(children: Table, deaths: Table, period: Period) -> Hits:
    """{格}{姓名}的{父母}已于{日}死亡（公安名单{格1}），{父母}情况填的是“{情况}”，请核对更正；父母双亡的转为孤儿保障。

    按身份证号；已退出的儿童不看。

    | 儿童姓名 | 身份证号           | 父亲身份证号       | 父亲情况 | 母亲身份证号       | 母亲情况 |
    | 王芳     | 410526201203041223 | 410526197501011234 | 死亡     | 410526197602021220 | **失踪** |

    死亡名单
    | 姓名 | 身份证号           | 死亡日期   |
    | 王强 | 410526197501011234 | 2019-02-10 |
    | 李丽 | 410526197602021220 | 2021-02-10 |
    """
    index = rows_by(deaths, Death.id)
    for parent in Child.parents():
        found = children[parent.id].map(index)
        day = pd.to_datetime(at_row(found, deaths, Death.death_date)).astype("datetime64[s]")
        status = children[parent.status]
        wrong = active(children) & (day <= period.last_moment) & status.notna() & (status != "死亡")
        yield from hits(
            children,
            wrong,
            parent.status,
            also=place_in(found, deaths, Death.id),
            父母=parent.word,
            情况=children.text(parent.status),
            日=day,
        )
