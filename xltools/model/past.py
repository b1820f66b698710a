"""What a former month's run has found, as far as later months ask for it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from xltools.model.period import Period


@dataclass(frozen=True)
class Problem:
    """One error or warning that was not confirmed. `key`: the same as long as the same rule speaks of the same person and column.

    `severity`: 错误 or 警告. `message` is masked.
    """

    key: str
    code: str
    severity: str
    county: str
    person: str
    message: str
    place: str


@dataclass(frozen=True)
class PastMonth:
    """One month: its problems by key, and how many children were on the register."""

    period: Period
    problems: Mapping[str, Problem]
    children: int
