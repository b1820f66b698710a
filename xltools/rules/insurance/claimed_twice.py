"""I06."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("I06", WARNING, short="同月重复赔付")
def claimed_twice(insurance_claims: Table) -> Hits:
    """{格}{姓名}户本月已有一笔赔付（{格1}），请核对是否重复。

    同一户、同一个月、同一个出险原因有两笔就提醒；每多一笔报一次。

    | 户编号 | 户主姓名 | 出险原因 | 赔付日期       | 赔付金额（元） |
    | 1      | 王强     | 因病     | 2021-03-05     | 5000           |
    | 1      | 王强     | 因病     | **2021-03-25** | 3000           |
    | 1      | 王强     | 因学     | 2021-03-26     | 2000           |
    """
    number, cause = insurance_claims[InsuranceClaim.household_no], insurance_claims[InsuranceClaim.cause]
    month = insurance_claims[InsuranceClaim.claim_date].dt.strftime("%Y-%m")
    first = first_same(number + "\x1f" + cause + "\x1f" + month)
    return hits(insurance_claims, first.notna(), InsuranceClaim.claim_date, also=first)
