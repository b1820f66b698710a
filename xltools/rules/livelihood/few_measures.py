"""L03."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.industry_measure import IndustryMeasure
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L03", WARNING, short="林州市产业措施不足")
def few_measures(industry_measures: Table, policy: Policy, period: Period) -> Hits:
    """{格}{姓名}户只有{n}项产业措施，林州市每个脱贫户不少于{少}项，请补充。

    按户编号数不同的产业，同一产业的几项措施只算一项；每户报在第一行。

    | 县（市、区） | 户编号 | 户主姓名 | 户类型 | 产业类别 |
    | 林州市       | 1      | 王强     | 脱贫户 | 特色农业 |
    | 林州市       | 1      | 王强     | 脱贫户 | 光伏     |
    | 林州市       | 1      | 王强     | 脱贫户 | 建筑业   |
    | 林州市       | **2**  | 李强     | 脱贫户 | 特色农业 |
    | 林州市       | 2      | 李强     | 脱贫户 | 特色农业 |
    | 滑县         | 3      | 赵强     | 脱贫户 | 光伏     |
    """
    least = int(policy.need("linzhou_min_measures", period))
    number, industry = (
        industry_measures[IndustryMeasure.household_no],
        industry_measures[IndustryMeasure.industry],
    )
    counts = industry.groupby(number, sort=False).transform("nunique")
    unread = industry_measures.noted(IndustryMeasure.industry).groupby(number, sort=False).transform("any")
    wrong = (
        industry_measures.first_rows(IndustryMeasure.household_no)
        & (industry_measures.county_of() == "林州市")
        & (industry_measures[IndustryMeasure.household_type] == "脱贫户")
        & number.notna()
        & ~yes(unread)
        & (counts < least)
    )
    return hits(industry_measures, wrong, IndustryMeasure.household_no, n=counts, 少=least)
