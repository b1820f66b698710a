"""H24."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H24", WARNING, short="林州市产业措施不足")
def few_industries(households: Table, policy: Policy, period: Period) -> Hits:
    """{格}林州市脱贫户产业措施只有{n}项，应不少于{少}项，请补充。

    重复的只算一项。

    | 户编号 | 县（市、区） | 户类型 | 产业扶持措施             |
    | 1      | 林州市       | 脱贫户 | 特色农业、光伏、建筑业   |
    | 2      | 林州市       | 脱贫户 | **特色农业、光伏**       |
    | 3      | 滑县         | 脱贫户 | 光伏                     |
    """
    least = int(policy.need("linzhou_min_measures", period))
    counts = households[Household.industry_measures].map(
        lambda several: len(set(several)) if isinstance(several, tuple) else 0
    )
    those = (
        first(households)
        & (households.county_of() == "林州市")
        & (households[Household.household_type] == "脱贫户")
    )
    known = households.present(Household.industry_measures) & ~households.noted(Household.industry_measures)
    return hits(households, those & known & (counts < least), Household.industry_measures, n=counts, 少=least)
