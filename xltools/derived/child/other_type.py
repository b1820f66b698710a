"""The standard of the other type (散居/集中), to recognise a child paid by the wrong one."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.money import OFFSETS, STANDARDS
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table

_OTHERS = dict(zip(STANDARDS, reversed(STANDARDS.values()), strict=True))


def other_standard(children: Table, policy: Policy, period: Period) -> Any:
    """The monthly standard that each child would have if it were of the other type; NaN where it is not set."""
    names = children[Child.child_type].map(_OTHERS)
    return policy.column("child_std", children.county_of(), period, names)


def paid_as_other_type(children: Table, own: Any, other: Any) -> Any:
    """Where payment and offsets together make the other type's standard and not the own."""
    paid = children[Child.pay_amount]
    whole = paid + sum(children[field].fillna(0) for field in OFFSETS.values())
    whole = whole.where(paid > 0).round(2)
    return (whole == other) & (whole != own)
