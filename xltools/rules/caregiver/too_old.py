"""C02."""

from __future__ import annotations

from xltools.derived.persons import ages_of
from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C02", WARNING, short="照料人年龄偏大")
def too_old(caregivers: Table, policy: Policy, period: Period) -> Hits:
    """{格}照料人{姓名}已{n}岁，请核实照料能力，必要时增加照料人。

    到政策参数的年龄（默认70岁）起提醒；只看有身份证号的，每名照料人报一次。

    | 监护人（照料人）姓名 | 身份证号               |
    | 王强                 | 410526195105011233     |
    | 李强                 | **410526195104301239** |
    """
    limit = int(policy.need("caregiver_age_warn", period))
    age = ages_of(caregivers, Caregiver.caregiver_id, period)
    once = caregivers.first_rows(Caregiver.caregiver_id)
    return hits(caregivers, (age >= limit) & once, Caregiver.caregiver_id, n=age)
