"""Policy indicators: one figure of the city report each, worked out from the ledgers and held against its target."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any, Literal

from xltools.model.rule import split_docstring

#: How a value is held against its target: it should equal it, reach it, or not go above it.
Aim = Literal["equal", "least", "most"]


@dataclass(frozen=True)
class Answer:
    """What the ledgers say: the city's value, its target (None: the control total of the policy), and each county's value.

    `counties` holds the counties that can be judged on their own (a share); `targets` where a county has its own target.
    """

    value: float
    target: float | None = None
    counties: Mapping[str, float] = field(default_factory=dict)
    targets: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True)
class Indicator:
    """One declared indicator; `needs` are parameter names as for rules, `drill` says how its rows are found."""

    code: str
    title: str
    unit: str
    aim: Aim
    drill: str
    compute: Callable[..., Answer]
    needs: tuple[str, ...]
    description: str


INDICATORS: dict[str, Indicator] = {}


def indicator(
    code: str, title: str, unit: str, *, aim: Aim, drill: str
) -> Callable[[Callable[..., Answer]], Callable[..., Answer]]:
    """Declare an indicator; `code` is the row of the report that it answers (Q28), with a letter where it has several.

    Raises TypeError when the code is taken.
    """

    def declare(compute: Callable[..., Answer]) -> Callable[..., Answer]:
        if code in INDICATORS and INDICATORS[code].compute.__module__ != compute.__module__:
            raise TypeError(f"indicator {code} is declared twice")
        description, _, _ = split_docstring(compute)
        needs = tuple(inspect.signature(compute).parameters)
        INDICATORS[code] = Indicator(code, title, unit, aim, drill, compute, needs, description)
        return compute

    return declare


def all_indicators() -> list[Indicator]:
    """All of them, in the order of the report."""
    return sorted(INDICATORS.values(), key=lambda one: one.code)


def reached(one: Indicator, value: Any, target: Any) -> bool:
    """Whether a value reaches its target.

    Values are compared to a billionth, so that a share of exactly 0.5 is not lost to floats.
    """
    if one.aim == "equal":
        return bool(abs(value - target) < 1e-9)
    return bool(value >= target - 1e-9) if one.aim == "least" else bool(value <= target + 1e-9)
