"""H05."""

from __future__ import annotations

import pandas as pd

from xltools.derived.household.monitoring import first, monitored
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import RISKS

_NEEDED = (
    Household.identified_month,
    Household.risk_type_1,
    Household.per_capita_income,
    Household.house_unsafe,
    Household.water_safe,
    Household.edu_ok,
    Household.med_ok,
)


@rule("H05", ERROR, short="监测户缺必填项")
def monitored_blank(households: Table) -> Hits:
    """{格}是监测户但没有填“{列}”，请补填。

    识别时间、风险类型（至少一项）、人均收入、住房、饮水、教育、医保每项各报一条。

    | 户编号 | 监测对象类别 | 识别监测时间 | 致贫返贫风险1 | 人均纯收入（元） |
    | 1      | 边缘易致贫户 | 2020-05      | 因病          | 5000             |
    | 2      | 边缘易致贫户 | ****         | 因病          | ****             |
    | 3      |              |              |               | 9000             |
    """
    watched = first(households) & monitored(households)
    any_risk = pd.concat([households.filled(one) | households.noted(one) for one in RISKS], axis=1).any(
        axis=1
    )
    for column in _NEEDED:
        blank = (
            households.blank(column) & ~any_risk
            if column is Household.risk_type_1
            else households.blank(column)
        )
        yield from hits(households, watched & blank, column)
