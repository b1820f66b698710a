"""H06."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H06", ERROR, short="风险消除时间不合理")
def cleared_too_early(households: Table, period: Period) -> Hits:
    """{格}消除时间{b}早于识别时间{a}，或晚于本期，请核对。

    同一个月识别、消除的不报。

    | 户编号 | 识别监测时间 | 风险消除时间 |
    | 1      | 2020-05      | 2021-02      |
    | 2      | 2020-05      | **2020-04**  |
    | 3      | 2020-05      | **2021-05**  |
    """
    a, b = households[Household.identified_month], households[Household.cleared_month]
    wrong = ((b < a) & a.notna()) | (b > period.as_month)
    return hits(households, first(households) & b.notna() & wrong, Household.cleared_month, a=a, b=b)
