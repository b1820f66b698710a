"""I07."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("I07", ERROR, short="赔付早于出险")
def paid_before_it_happened(insurance_claims: Table) -> Hits:
    """{格}{姓名}户赔付日期{值}早于出险日期{出}，请更正。

    同一天的不报。

    | 户编号 | 户主姓名 | 出险日期   | 赔付日期       |
    | 1      | 王强     | 2021-03-01 | 2021-03-01     |
    | 2      | 李强     | 2021-03-02 | **2021-03-01** |
    """
    happened, paid = insurance_claims[InsuranceClaim.happened], insurance_claims[InsuranceClaim.claim_date]
    return hits(insurance_claims, paid < happened, InsuranceClaim.claim_date, 出=happened)
