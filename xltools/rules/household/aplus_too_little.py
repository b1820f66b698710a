"""H16."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H16", ERROR, short="A+类补助低于下限")
def aplus_too_little(households: Table, policy: Policy, period: Period) -> Hits:
    """{格}A+类：月补助{a}元÷保障{n}人={x}元，低于每人每月{y}元，请核对类别或金额。

    正好300元是符合的（以上包括本数）。

    | 户编号 | 低保类别 | 保障人口 | 月补助金额（元） |
    | 1      | A+       | 2        | 600              |
    | 2      | A+       | 2        | **598**          |
    | 3      | A        | 2        | 400              |
    """
    least = float(policy.need("aplus_min", period))
    amount, size = households[Household.dibao_amount], households[Household.insured_size]
    each = (amount / size.where(size > 0)).round(2)
    wrong = first(households) & (households[Household.dibao_class] == "A+") & (each < least)
    return hits(households, wrong, Household.dibao_amount, a=amount, n=size, x=each, y=least)
