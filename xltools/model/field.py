"""A column of a ledger: what it is called, what may stand in it, who it speaks of."""

from __future__ import annotations

import builtins
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from xltools.values import ValueType

if TYPE_CHECKING:
    from xltools.model.kind import LedgerKind

#: Who a column speaks of: the prefix that headings and group headings use (父亲情况/姓名).
Owner = Literal["", "户主", "成员", "监护人", "被照料人", "父亲", "母亲", "领取人", "儿童主任", "帮扶人"]


class Field:
    """One column, declared as an attribute of a ledger kind; the attribute is its only name in code.

    `heading` is the full one-row heading that a template prints; `aliases` are other headings that counties
    write; `owner` is whom it speaks of, so that under a group heading 父亲情况 a bare 姓名 finds its field:
    `leaf` lists the bare headings (by default the heading without its owner).
    `required`: the column must be there (F03); conditional presence is judged by rules, row by row.
    `per_household`: the value stands in each member's row and is judged once, in the household's first row.
    `shift`: months to add when read under an alias
    of another meaning, as (alias, months). `negated`: aliases under which yes means no. `last`: stands after
    the ledger's own columns although it is inherited. `depends`: another field of the row and, by its value, the choices
    that a template offers here; "" comes first and stands for every other value.
    """

    def __init__(
        self,
        heading: str,
        type: ValueType,
        *,
        owner: Owner = "",
        aliases: Sequence[str] = (),
        leaf: Sequence[str] = (),
        required: bool = False,
        per_household: bool = False,
        shift: Sequence[tuple[str, int]] = (),
        negated: Sequence[str] = (),
        last: bool = False,
        width: float | None = None,
        note: str = "",
        depends: tuple[str, Mapping[str, Sequence[str]]] | None = None,
    ) -> None:
        self.heading = heading
        self.type = type
        self.owner: Owner = owner
        self.aliases = tuple(aliases)
        self.leaf = tuple(leaf) or ((heading.removeprefix(owner),) if owner else ())
        self.required = required
        self.per_household = per_household
        self.shift = tuple(shift)
        self.negated = tuple(negated)
        self.last = last
        self.width = width
        self.note = note
        self.depends = depends
        self.name = ""
        self.kind: builtins.type[LedgerKind]

    def __set_name__(self, kind: builtins.type[LedgerKind], name: str) -> None:
        self.name = name
        self.kind = kind

    @property
    def sensitive(self) -> bool:
        return self.type.sensitive

    def __repr__(self) -> str:
        return f"{self.kind.__name__}.{self.name}"

    def __reduce__(self) -> tuple[object, tuple[object, str]]:
        """By name: what another process has read is about this process's fields."""
        return getattr, (self.kind, self.name)
