"""Q09."""

from __future__ import annotations

from collections.abc import Sequence

from xltools.derived.answers import yes
from xltools.derived.household.monitoring import first, has_measure, monitored
from xltools.ledgers.household import Household
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table
from xltools.summaries.counting import counted


@indicator(
    "Q09",
    "未消除风险且没有帮扶措施的监测户",
    "户",
    aim="most",
    drill="家庭台账：风险是否消除=否、帮扶措施=空",
)
def cleared_up(households: Table, counties: Sequence[str]) -> Answer:
    """动态清零：风险未消除的监测户都要有帮扶措施。"""
    waiting = (
        first(households)
        & monitored(households)
        & ~yes(households[Household.risk_cleared])
        & ~has_measure(households)
    )
    by_county = dict(
        zip(counties, map(float, counted(waiting, households.county_of(), counties)), strict=True)
    )
    return Answer(float(waiting.sum()), 0.0, by_county, dict.fromkeys(counties, 0.0))
