"""X16."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Custody,
)
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("X16", WARNING, short="父母已释放未复核")
def released(children: Table, custody: Table, period: Period) -> Hits:
    """{格}{姓名}{父母}已于{日}释放（解除）（司法名单{格1}），请核实，自次月起终止或重新认定。

    只看填服刑、戒毒、限制自由的；本期末以后释放的不报。

    | 儿童姓名 | 父亲身份证号       | 父亲情况 |
    | 王芳     | 410526197501011234 | **服刑** |

    司法名单
    | 姓名 | 身份证号           | 释放（解除）日期 |
    | 王强 | 410526197501011234 | 2021-03-10       |
    """
    index = rows_by(custody, Custody.id)
    for parent in Child.parents():
        found = children[parent.id].map(index)
        day = pd.to_datetime(at_row(found, custody, Custody.released)).astype("datetime64[s]")
        held = children[parent.status].isin(["服刑在押", "强制隔离戒毒", "限制自由"])
        wrong = active(children) & held & (day <= period.last_moment)
        yield from hits(
            children,
            wrong,
            parent.status,
            also=place_in(found, custody, Custody.released),
            父母=parent.word,
            日=day,
        )
