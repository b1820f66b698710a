"""Q32."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.derived.answers import yes
from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.indicator import Answer, indicator
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.summaries.counting import shares_by


@indicator("Q32", "特困供养协议签订率", "比例", aim="least", drill="特困人员台账：是否签订供养协议")
def agreements_signed(
    tekun_persons: Table, policy: Policy, period: Period, counties: Sequence[str]
) -> Answer:
    """签了协议的在册特困人员占全部在册特困人员的比例。"""
    here = still(tekun_persons)
    signed = here & yes(tekun_persons[TekunPerson.agreement_signed])
    share, by_county = shares_by(signed, here, tekun_persons.county_of(), counties)
    return Answer(share, float(policy.need("sign_rate_min", period)), by_county)
