"""C08."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C08", WARNING, short="照料协议到期")
def agreement_over(caregivers: Table, policy: Policy, period: Period) -> Hits:
    """{格}协议{说明}，请续签。

    本期末之后30天内到期的也提醒（天数见政策参数）；没有期限的不报。

    | 协议截止日期   |
    | 2021-06-30     |
    | **2021-04-15** |
    | **2021-05-20** |
    """
    end = caregivers[Caregiver.agreement_end]
    days = int(policy.need("agreement_warn_days", period))
    soon = end < period.last_moment + pd.Timedelta(days=days)
    told = ("已于" + end.dt.strftime("%Y-%m-%d") + "到期").where(
        end <= period.last_moment, "将于" + end.dt.strftime("%Y-%m-%d") + "到期"
    )
    return hits(caregivers, end.notna() & soon, Caregiver.agreement_end, 说明=told)
