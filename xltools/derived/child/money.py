"""What a child is due in a month, in 元 (domain.md 2.5; 民发〔2019〕62号: 差额补足)."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.table import Table

#: Child type → name of its value in the parameter child_std.
STANDARDS = {"社会散居": "scattered", "集中供养": "institution"}
#: What the child already receives and is taken off, by the word that messages use.
OFFSETS = {"低保": Child.offset_dibao, "特困": Child.offset_tekun, "残疾补贴": Child.offset_disab}


def insist(due: Any, period: Period) -> Any:
    """The same column when at least one row's standard is set.

    Raises Skip otherwise.
    """
    if due.isna().all():
        raise Skip(f"未配置标准：{period}的事实无人抚养儿童基本生活补贴标准（child_std）")
    return due


def standard(children: Table, policy: Policy, period: Period) -> Any:
    """The monthly standard of each child by county, month and type; NaN where it is not set."""
    names = children[Child.child_type].map(STANDARDS)
    return policy.column("child_std", children.county_of(), period, names)


def payable(children: Table, policy: Policy, period: Period) -> Any:
    """The standard less what is received already, not below 0; NaN where the standard is not set.

    0 for children that have left, and outside the months from 起领年月 to 末领年月. An unreadable offset leaves NaN.
    """
    due = standard(children, policy, period)
    for field in OFFSETS.values():
        offset = children[field]
        due = due - offset.where(offset.notna() | children.noted(field), 0.0)
    start, end = children[Child.start_month], children[Child.end_month]
    outside = ~active(children) | (start > period.as_month) | (end < period.as_month)
    return due.clip(lower=0).mask(outside & due.notna(), 0.0)
