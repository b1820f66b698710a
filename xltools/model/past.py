"""What a former month's run has found, as far as later months ask for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

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
    """One month: its problems by key, how many children were on the register, and county → (rows, rows with an error).

    `quality` is empty for months that older versions worked through.
    """

    period: Period
    problems: Mapping[str, Problem]
    children: int
    quality: Mapping[str, tuple[int, int]] = field(default_factory=dict)

    def rate(self, county: str) -> float | None:
        """A county's rows with an error ÷ rows; None where it did not report, or nobody remembers."""
        rows, wrong = self.quality.get(county, (0, 0))
        return wrong / rows if rows else None


def month_before(past: Sequence[PastMonth], period: Period) -> PastMonth | None:
    """The month right before this one, None where the folder does not remember it."""
    return next((one for one in past if str(one.period) == str(period.plus(-1))), None)
