"""I08."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("I08", WARNING, short="收入高于预警线理赔")
def above_warning_line(insurance_claims: Table, policy: Policy, period: Period) -> Hits:
    """{格}{姓名}户人均纯收入{a}元，不低于预警线{b}元，请核对收入或写明临时困难原因。

    预警线是2020年扶贫收入标准的1.5倍；写了临时困难原因或备注的不报。

    | 户编号 | 户主姓名 | 人均纯收入（元） | 临时困难原因 |
    | 1      | 王强     | 5999             |              |
    | 2      | 李强     | **6000**         |              |
    | 3      | 赵强     | 8000             | 突发车祸     |
    """
    line = float(policy.need("monitor_line", period))
    income = insurance_claims[InsuranceClaim.per_capita_income]
    explained = insurance_claims.filled(InsuranceClaim.temporary_reason) | insurance_claims.filled(
        InsuranceClaim.remark
    )
    return hits(
        insurance_claims, (income >= line) & ~explained, InsuranceClaim.per_capita_income, a=income, b=line
    )
