"""T06."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.address import CellRef
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hit, Hits, rule
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@rule("T06", WARNING, short="供养协议签订率低")
def sign_rate(caregivers: Table, policy: Policy, period: Period) -> Hits:
    """{县}特困供养协议签订率{p}%（{a}/{b}），低于{限}%，请督促。

    只看类别为特困的被照料人。
    """
    limit = float(policy.need("sign_rate_min", period))
    tekun = caregivers[Caregiver.ward_type] == "特困"
    signed = tekun & caregivers[Caregiver.agreement_signed].fillna(False).astype(bool)
    county = caregivers.county_of()
    for one in [name for name in COUNTIES.values() if (tekun & (county == name)).any()]:
        a, b = int((signed & (county == one)).sum()), int((tekun & (county == one)).sum())
        if a / b < limit:
            yield Hit(
                CellRef(), {"p": f"{a / b * 100:.1f}", "a": a, "b": b, "限": f"{limit * 100:g}"}, county=one
            )
