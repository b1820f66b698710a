"""Q24a."""

from __future__ import annotations

from xltools.ledgers.insurance_claim import InsuranceClaim
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q24a", "防贫保险理赔户数", "户", aim="equal", drill="防贫保险理赔台账")
def claims_count(insurance_claims: Table) -> Answer:
    """理赔台账里不同户编号的户数。"""
    return Answer(float(insurance_claims[InsuranceClaim.household_no].nunique()))
