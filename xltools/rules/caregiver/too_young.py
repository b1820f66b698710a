"""C01."""

from __future__ import annotations

import pandas as pd

from xltools.derived.persons import births_of, years_on
from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import ERROR, WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C01", ERROR, short="照料人未成年")
def too_young(caregivers: Table, period: Period) -> Hits:
    """{格}照料人{姓名}在{日}只有{n}岁，未满18周岁，请更换照料人（16至17周岁以自己劳动收入为主的须说明）。

    按协议起始日期算，没有填协议起始日期的按本期末算。不满16岁是错误，16至17岁是警告。

    | 监护人（照料人）姓名 | 身份证号               | 协议起始日期 |
    | 王强                 | 410526200301011234     | 2021-01-01   |
    | 李强                 | **41052620030102123X** | 2021-01-01   |
    | 赵强                 | **410526200602021217** | 2021-03-01   |
    """
    day = caregivers[Caregiver.agreement_start]
    day = day.where(day.notna(), period.last_moment)
    age = years_on(births_of(caregivers, Caregiver.caregiver_id), day)
    severity = pd.Series(ERROR, index=age.index, dtype=object).mask(age >= 16, WARNING)
    return hits(caregivers, age < 18, Caregiver.caregiver_id, severity=severity, 日=day, n=age)
