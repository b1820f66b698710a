"""What is judged once per household: in its first row."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.household import Household
from xltools.model.period import Period, months_covered
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.table import Table

RISKS = (
    Household.risk_type_1,
    Household.risk_type_2,
    Household.risk_type_3,
    Household.risk_type_4,
    Household.risk_type_5,
)
HEADS = ("户主", "本人")


def members(households: Table) -> Any:
    """Rows of each row's household."""
    number = households[Household.household_no]
    return number.groupby(number, sort=False).transform("size").astype("float64").where(number.notna())


def taper_months(households: Table) -> Any:
    """Length of the taper with both ends counted: 2021-01 to 2021-12 is 12."""
    return months_covered(households[Household.taper_start], households[Household.taper_end])


def on_dibao(households: Table) -> Any:
    """Households that receive 低保: a class or a certificate is filled."""
    return households.filled(Household.dibao_class) | households.filled(Household.dibao_cert)


def dibao_line(households: Table, policy: Policy, period: Period) -> Any:
    """The 低保 standard of each row in 元/人·年, by county and 农村 or 城市 (empty counts as 农村).

    Raises Skip when no county has one.
    """
    names = households[Household.dibao_type].map({"城市": "urban"}).fillna("rural")
    line = policy.column("dibao_std", households.county_of(), period, names)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的最低生活保障标准（dibao_std）")
    return line
