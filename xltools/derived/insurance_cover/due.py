"""What a county should insure and pay (domain.md Q19)."""

from __future__ import annotations

from typing import Any

from xltools.model.period import Period
from xltools.model.policy import Policy


def insured_quota(rural_population: Any, policy: Policy, period: Period) -> Any:
    """People to insure: the rural population (a column) times the ratio in force, in whole people."""
    return (rural_population * float(policy.need("premium_ratio", period))).round()


def premium_due(rural_population: Any, policy: Policy, period: Period) -> Any:
    """Premium in 元: the rural population (a column) times the ratio times the price per head."""
    ratio, each = float(policy.need("premium_ratio", period)), float(policy.need("premium_per_head", period))
    return (rural_population * ratio * each).round(2)
