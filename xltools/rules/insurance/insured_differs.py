"""I02."""

from __future__ import annotations

from xltools.derived.insurance_cover.due import insured_quota
from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("I02", WARNING, short="投保人数不符")
def insured_differs(insurance_covers: Table, policy: Policy, period: Period) -> Hits:
    """{格}{县}投保{a}人，按农村人口{人}人的{比}%应为{b}人，请核对。

    差1人以内不报。

    | 县（市、区） | 投保年度 | 农村人口 | 投保人数 |
    | 滑县         | 2021     | 100010   | 5000     |
    | 内黄县       | 2021     | 100000   | **4990** |
    """
    ratio = float(policy.need("premium_ratio", period))
    people, insured = (
        insurance_covers[InsuranceCover.rural_population],
        insurance_covers[InsuranceCover.insured],
    )
    quota = insured_quota(people, policy, period)
    return hits(
        insurance_covers,
        (insured - quota).abs() > 1,
        InsuranceCover.insured,
        a=insured,
        b=quota,
        人=people,
        比=f"{ratio * 100:g}",
    )
