"""Where a household is judged, whether it is watched, and whether it is helped."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.household import Household
from xltools.model.table import Table


def first(households: Table) -> Any:
    """Where a household's values are judged: the first row of each 户编号."""
    return households.first_rows(Household.household_no)


def monitored(households: Table) -> Any:
    """Households on the monitoring list (监测对象类别 filled)."""
    return households.filled(Household.monitor_category)


def taper_end_after(households: Table, months: int) -> Any:
    """The last month of a taper that begins in 渐退期起 and lasts so many months (a month column)."""
    return households[Household.taper_start] + (months - 1)


def has_measure(households: Table) -> Any:
    """A measure in any of the three columns: 帮扶措施, 已实施, 产业扶持措施."""
    written = (
        households.filled(Household.measures)
        | households.noted(Household.measures)
        | households.filled(Household.industry_measures)
    )
    return written | (households[Household.dev_measure_done] == "已实施")
