"""Work out derived columns: each a Series, or the reason why it could not be worked out."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from xltools.model.book import Inputs
from xltools.model.derived import Derived
from xltools.model.kind import by_plural
from xltools.model.policy import Policy
from xltools.model.rule import Skip
from xltools.model.table import Table


def compute(table: Table, wanted: Sequence[Derived], *, inputs: Inputs, policy: Policy) -> dict[str, Any]:
    """Name → Series in the storage of its type, or a sentence saying why not."""
    out: dict[str, Any] = {}
    for one in wanted:
        arguments = {need: _need(need, table, inputs, policy) for need in one.needs}
        lacking = next((need for need, found in arguments.items() if found is None), None)
        if lacking is not None:
            kind = by_plural(lacking)
            out[one.name] = f"未提供{kind.title}" if kind else "期别不明"
            continue
        try:
            out[one.name] = one.compute(**arguments)
        except Skip as skip:
            out[one.name] = str(skip)
    return out


def _need(need: str, table: Table, inputs: Inputs, policy: Policy) -> Any:
    if need == table.kind.plural:
        return table
    if need == "policy":
        return policy
    if need == "period":
        return inputs.period
    kind = by_plural(need)
    if kind is None:
        raise TypeError(f"nothing is called {need!r}")
    return inputs.book.tables.get(kind.kind_name)
