"""Derived columns: what the program works out from a row, one function each."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from xltools.model.field import Field
from xltools.model.kind import KINDS, LedgerKind, ledgers
from xltools.model.rule import split_docstring
from xltools.values import ValueType


@dataclass(frozen=True)
class Derived:
    """One derived column: its heading, its kind of value, and the function that works it out.

    `fills` is the entered field that it fills where that is blank (年龄 → Child.age), None for a column of its own.
    `needs` are parameter names as for rules; the function gets the ledger's table under its plural and returns a Series
    in the storage of `type`, missing where it cannot be worked out. `formula`: the same for one row as a formula of a
    template, None where a formula can't say it (`xltools.derived.formulas`).
    """

    name: str
    heading: str
    kind: type[LedgerKind]
    type: ValueType
    compute: Callable[..., Any]
    needs: tuple[str, ...]
    fills: Field | None
    description: str
    reason: str
    examples: str
    formula: str | None = None


DERIVED: dict[str, Derived] = {}


def derived(
    heading: str,
    type: ValueType,
    *,
    kind: type[LedgerKind],
    fills: Field | None = None,
    formula: str | None = None,
) -> Callable[[Callable[..., Any]], Callable[..., Any]]:
    """Declare a derived column of a ledger kind; its name is kind.function, e.g. child.age."""

    def declare(compute: Callable[..., Any]) -> Callable[..., Any]:
        description, reason, examples = split_docstring(compute)
        name = f"{kind.kind_name}.{compute.__name__}"
        needs = tuple(inspect.signature(compute).parameters)
        DERIVED[name] = Derived(
            name, heading, kind, type, compute, needs, fills, description, reason, examples, formula
        )
        return compute

    return declare


def derived_of(kind: type[LedgerKind]) -> list[Derived]:
    """The derived columns of a kind, those that fill an entered field first, then by the names of their modules."""
    order = list(kind.fields)

    def place(one: Derived) -> tuple[int, str, str]:
        # modules are imported in an order that depends on who runs; columns must not
        at = order.index(one.fills.name) if one.fills else len(order)
        return at, one.compute.__module__, one.name

    return sorted((one for one in DERIVED.values() if one.kind is kind), key=place)


def all_derived() -> list[Derived]:
    """All of them, ledger by ledger."""
    return [one for kind in ledgers() for one in derived_of(kind)]


__all__ = ["DERIVED", "KINDS", "Derived", "all_derived", "derived", "derived_of"]
