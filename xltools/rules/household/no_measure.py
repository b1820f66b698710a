"""H09."""

from __future__ import annotations

import pandas as pd

from xltools.derived.answers import yes
from xltools.derived.household.monitoring import first, has_measure, monitored
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.period import Period, months_between
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H09", ERROR, short="识别已久没有帮扶措施")
def no_measure(households: Table, period: Period) -> Hits:
    """{格}识别已满{n}个月仍没有帮扶措施，请尽快落实并填报。

    识别当月和次月不报；帮扶措施、实施开发式帮扶措施情况、产业扶持措施任一项有都算有。

    | 户编号 | 监测对象类别 | 识别监测时间 | 风险是否消除 | 帮扶措施 |
    | 1      | 边缘易致贫户 | 2021-03      | 否           |          |
    | 2      | 边缘易致贫户 | 2021-02      | 否           | ****     |
    | 3      | 边缘易致贫户 | 2021-02      | 否           | 公益岗位 |
    """
    since = months_between(
        households[Household.identified_month], pd.Series(period.as_month, index=households.labels)
    )
    open_ = first(households) & monitored(households) & ~yes(households[Household.risk_cleared])
    return hits(households, open_ & (since > 1) & ~has_measure(households), Household.measures, n=since)
