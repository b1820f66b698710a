"""H21."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import taper_months


@rule("H21", WARNING, short="渐退期月数不合规定")
def taper_length(households: Table, policy: Policy, period: Period) -> Hits:
    """{格}渐退期{n}个月，应在{少}至{多}个月之间，请核对。

    起止月都算在内，6个月和12个月都符合。

    | 户编号 | 渐退期起 | 渐退期止    |
    | 1      | 2021-01  | 2021-06     |
    | 2      | 2021-01  | **2021-05** |
    | 3      | 2021-01  | **2022-01** |
    """
    least, most = (int(policy.need("taper_months", period, name=name)) for name in ("least", "most"))
    length = taper_months(households)
    return hits(
        households,
        first(households) & ((length < least) | (length > most)),
        Household.taper_end,
        n=length,
        少=least,
        多=most,
    )
