"""Summary tables: one function each, from what was read and found to a sheet plan."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass

from xltools.model.rule import split_docstring
from xltools.model.sheet_plan import SheetPlan


@dataclass(frozen=True)
class Summary:
    """One declared summary table; `needs` are parameter names as for rules, and `findings`, `outcomes`,
    `counties`, `link`, `problems` (this month's, see `model.past`), `past`. `build` raises Skip where there is nothing to show."""

    name: str
    title: str
    order: int
    build: Callable[..., SheetPlan]
    needs: tuple[str, ...]
    description: str


SUMMARIES: dict[str, Summary] = {}


def summary(title: str, *, order: int) -> Callable[[Callable[..., SheetPlan]], Callable[..., SheetPlan]]:
    """Declare a summary table; `order` is its place in the workbook."""

    def declare(build: Callable[..., SheetPlan]) -> Callable[..., SheetPlan]:
        description, _, _ = split_docstring(build)
        needs = tuple(inspect.signature(build).parameters)
        SUMMARIES[build.__name__] = Summary(build.__name__, title, order, build, needs, description)
        return build

    return declare


def all_summaries() -> list[Summary]:
    return sorted(SUMMARIES.values(), key=lambda one: one.order)
