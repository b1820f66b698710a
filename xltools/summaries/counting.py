"""Counts by county, for all summary tables."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.table import Table

#: Words for rows whose county nobody says.
NOWHERE = "未注明"


def flags(values: Any) -> Any:
    """Looked-up truths as a mask: what was not found is not true."""
    return values.astype("boolean").fillna(False).astype(bool)


def counted(mask: Any, county: Any, counties: Sequence[str]) -> list[int]:
    """How many rows of a mask are true, county by county, in the given order."""
    counts = county[pd.Series(mask, index=county.index).fillna(False).astype(bool)].value_counts()
    return [int(counts.get(one, 0)) for one in counties]


def summed(amounts: Any, county: Any, counties: Sequence[str]) -> list[float]:
    """Sums of a money column, county by county."""
    sums = amounts.fillna(0.0).groupby(county).sum()
    return [round(float(sums.get(one, 0.0)), 2) for one in counties]


def with_nowhere(counties: Sequence[str], county: Any) -> list[str]:
    """The counties, and 未注明 when some row has none, so that totals equal the number of rows."""
    return [*counties, NOWHERE] if county.isna().any() else list(counties)


def left_this_month(children: Table, period: Period) -> Any:
    """Children that left in the period: 退出 with an exit date in the month, or marked 退出 without a date."""
    gone = ~active(children)
    month = children[Child.exit_date].dt.to_period("M")
    marked = children[Child.change_type] == "退出"
    return gone & ((month == period.as_month) | (month.isna() & marked))


def shares_by(part: Any, whole: Any, county: Any, counties: Sequence[str]) -> tuple[float, dict[str, float]]:
    """Part ÷ whole (masks or amounts) for the city and for each county that has any whole; 1.0 where there is none."""
    part, whole = part.astype("float64"), whole.astype("float64")
    parts, wholes = part.groupby(county).sum(), whole.groupby(county).sum()
    every = {one: float(parts[one] / wholes[one]) for one in counties if wholes.get(one, 0.0) > 0}
    return (float(part.sum() / whole.sum()) if whole.sum() else 1.0), every


def true_at(mask: Any) -> list[Any]:
    """Labels where a mask is true; missing is not true."""
    return list(mask.index[mask.fillna(False).to_numpy(dtype=bool)])


def counted_kinds(kinds: Sequence[str]) -> str:
    """How many lines of each kind: 新增3条，退出1条."""
    counts = Counter(kinds)
    return "，".join(f"{kind}{count}条" for kind, count in counts.items()) or "没有差异"
