"""T05."""

from __future__ import annotations

from xltools.derived.insurance_cover.due import premium_due
from xltools.ledgers.lists import Insurance
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("T05", WARNING, short="防贫保险保费不符")
def premium(insurance: Table, policy: Policy, period: Period) -> Hits:
    """{格}{县}防贫保险保费{a}元，按农村人口{人}人×{比}%×{每人}元应为{b}元，请核对。

    差额在1元以内不报。

    防贫保险投保表
    | 县（市、区） | 农村人口 | 保费（元）  |
    | 滑县         | 100000   | 250000      |
    | 内黄县       | 100000   | **200000**  |
    """
    ratio, each = float(policy.need("premium_ratio", period)), float(policy.need("premium_per_head", period))
    people, paid = insurance[Insurance.rural_population], insurance[Insurance.premium]
    due = premium_due(people, policy, period)
    return hits(
        insurance,
        (paid - due).abs() > 1,
        Insurance.premium,
        a=paid,
        b=due,
        人=people,
        比=f"{ratio * 100:g}",
        每人=f"{each:g}",
    )
