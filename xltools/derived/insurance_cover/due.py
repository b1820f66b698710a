"""What a county should insure and pay (domain.md Q19)."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table


def insured_quota(insurance_covers: Table, policy: Policy, period: Period) -> Any:
    """People to insure: the rural population times the ratio in force, in whole people."""
    ratio = float(policy.need("premium_ratio", period))
    return (insurance_covers[InsuranceCover.rural_population] * ratio).round()


def premium_due(insurance_covers: Table, policy: Policy, period: Period) -> Any:
    """Premium in 元: the rural population times the ratio times the price per head."""
    ratio, each = float(policy.need("premium_ratio", period)), float(policy.need("premium_per_head", period))
    return (insurance_covers[InsuranceCover.rural_population] * ratio * each).round(2)
