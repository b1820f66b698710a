"""Q24b."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table
from xltools.values.money import in_ten_thousands


@indicator("Q24b", "防贫保险赔付金额", "万元", aim="equal", drill="防贫保险理赔台账：赔付金额")
def claims_sum(insurance_claims: Table) -> Answer:
    """赔付金额合计，元折算成万元，保留两位小数。"""
    return Answer(in_ten_thousands(float(insurance_claims[InsuranceClaim.amount].sum())))
