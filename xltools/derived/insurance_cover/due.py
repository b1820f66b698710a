"""What a county should insure and pay (domain.md Q19)."""

from __future__ import annotations

from typing import Any

from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.values.money import half_up


def insured_quota(rural_population: Any, policy: Policy, period: Period) -> Any:
    """People to insure: the rural population (a column) times the ratio in force, in whole people, a half upwards."""
    return half_up(rural_population * float(policy.need("premium_ratio", period)), 0)


def premium_due(rural_population: Any, policy: Policy, period: Period) -> Any:
    """Premium in 元: the rural population (a column) times the ratio times the price per head."""
    ratio, each = float(policy.need("premium_ratio", period)), float(policy.need("premium_per_head", period))
    return half_up(rural_population * ratio * each)
