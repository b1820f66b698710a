"""I05."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("I05", ERROR, short="赔付金额不大于零")
def claim_not_positive(insurance_claims: Table) -> Hits:
    """{格}{姓名}户赔付金额为{值}，应大于0，请更正。

    没有赔付的不列入理赔台账。

    | 户编号 | 户主姓名 | 赔付金额（元） |
    | 1      | 王强     | 5000           |
    | 2      | 李强     | **0**          |
    """
    return hits(insurance_claims, insurance_claims[InsuranceClaim.amount] <= 0, InsuranceClaim.amount)
