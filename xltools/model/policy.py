"""Policy: parameters with values that hold from a month on, for all counties or for one."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import product
from typing import Any, Literal

import numpy as np
import pandas as pd

from xltools.model.period import Period
from xltools.model.rule import Skip

Shape = Literal["number", "numbers", "word", "words", "yes_no"]


@dataclass(frozen=True)
class Parameter:
    """One policy parameter: its key in the policy file, what it means, its unit, and the names of its values.

    A parameter with one value uses the name `value`. `shape` is the kind of each value; `choices` the allowed words.
    """

    key: str
    title: str
    unit: str = ""
    names: tuple[tuple[str, str], ...] = (("value", ""),)
    shape: Shape = "number"
    choices: tuple[str, ...] = ()


PARAMETERS: dict[str, Parameter] = {}


def parameter(
    key: str,
    title: str,
    unit: str = "",
    *,
    names: Mapping[str, str] | None = None,
    shape: Shape = "number",
    choices: tuple[str, ...] = (),
) -> Parameter:
    """Declare a policy parameter."""
    one = Parameter(key, title, unit, tuple((names or {"value": ""}).items()), shape, choices)
    PARAMETERS[key] = one
    return one


@dataclass(frozen=True)
class Dated:
    """One block of a policy file: the values that hold from a month on (None: always), for a county (None: all)."""

    values: Mapping[str, Any]
    since: Period | None = None
    county: str | None = None
    source: str = ""


@dataclass
class Policy:
    """All values, key by key. A block for a county beats one for all; among equals the latest month that has begun."""

    blocks: dict[str, list[Dated]] = field(default_factory=dict)
    path: str = ""
    example: bool = False

    def in_force(self, key: str, period: Period | None, county: str | None = None) -> Dated | None:
        """The block that holds in a month for a county, None when nothing is set."""
        best: Dated | None = None
        for block in self.blocks.get(key, []):
            if block.county not in (None, county):
                continue
            if block.since is not None and (period is None or period < block.since):
                continue
            if best is None or _rank(block) >= _rank(best):
                best = block
        return best

    def value(
        self, key: str, period: Period | None = None, county: str | None = None, name: str = "value"
    ) -> Any:
        """One value, None when it is not set."""
        block = self.in_force(key, period, county)
        return None if block is None else block.values.get(name)

    def need(
        self, key: str, period: Period | None = None, county: str | None = None, name: str = "value"
    ) -> Any:
        """One value that a rule cannot do without.

        Raises Skip with the reason that the report shows.
        """
        found = self.value(key, period, county, name)
        if found is None:
            raise Skip(f"未配置标准：{PARAMETERS[key].title}（{key}）")
        return found

    def column(
        self,
        key: str,
        counties: pd.Series[Any],
        months: Period | pd.Series[Any],
        name: str | pd.Series[Any] = "value",
    ) -> Any:
        """The value for each row by its county and month (one month, or a month column): float64, NaN where not set.

        `name` is one name for all rows, or a Series of names (散居/集中 standards).
        """
        rows = np.zeros(len(counties), dtype=np.int64)
        kinds: list[list[Any]] = []
        for one in (counties, months, name):
            codes, different = (
                pd.factorize(one, use_na_sentinel=False) if isinstance(one, pd.Series) else (0, [one])
            )
            rows = rows * len(different) + codes
            kinds.append(list(different))
        distinct, place = np.unique(rows, return_inverse=True)
        every = list(product(*kinds))
        found = [self._number(key, *every[row]) for row in distinct]
        return pd.Series(np.array(found, dtype="float64")[place], index=counties.index)

    def _number(self, key: str, county: Any, month: Any, name: Any) -> float:
        when = month if isinstance(month, Period) else _period(month)
        if when is None or not isinstance(name, str):
            return np.nan
        found = self.value(key, when, county if isinstance(county, str) else None, name)
        return np.nan if found is None else float(found)

    def listed(self) -> Iterator[tuple[Parameter, Dated]]:
        """Everything that is set, in the order of the declared parameters."""
        for key, one in PARAMETERS.items():
            for block in self.blocks.get(key, []):
                yield one, block

    def over(self, below: Policy) -> Policy:
        """This policy laid over another: a key set here replaces the other's blocks of that key altogether."""
        return Policy(below.blocks | self.blocks, self.path or below.path, self.example or below.example)


def _rank(block: Dated) -> tuple[bool, tuple[int, int]]:
    since = (0, 0) if block.since is None else (block.since.year, block.since.month)
    return block.county is not None, since


def _period(month: Any) -> Period | None:
    return None if pd.isna(month) else Period(month.year, month.month)
