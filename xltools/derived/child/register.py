"""Who on the children's ledger is judged, and the days that follow from a child's birth."""

from __future__ import annotations

from typing import Any

from xltools.derived.persons import births_of
from xltools.ledgers.child import Child
from xltools.model.period import Period, add_years
from xltools.model.policy import Policy
from xltools.model.table import Table

#: What a child may be on this ledger; every other type belongs on another one.
OWN_TYPES = ("社会散居", "集中供养")

_SECONDARY = ("高中", "技工", "中专", "特教")
_STUDENTS = {"stop": (), "secondary": _SECONDARY, "undergraduate": (*_SECONDARY, "大专", "本科")}


def active(children: Table) -> Any:
    """Where the child is on the register: everything but 退出."""
    return children[Child.status] != "退出"


def on_wrong_list(children: Table) -> Any:
    """Where the child's type belongs on another ledger (K27)."""
    kinds = children[Child.child_type]
    return kinds.notna() & ~kinds.isin(OWN_TYPES)


def eighteenth(children: Table) -> Any:
    """The day on which each child turns 18, by its identity number."""
    return add_years(births_of(children, Child.child_id), 18)


def may_stay(children: Table, policy: Policy, period: Period) -> Any:
    """Where a child over 18 may stay because it is at a school that the local policy allows."""
    allowed = _STUDENTS[policy.value("over18_policy", period) or "stop"]
    return children[Child.school_status].isin(allowed)
