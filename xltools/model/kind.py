"""A kind of ledger or list: declared as a class whose attributes are its columns."""

from __future__ import annotations

import re
from copy import copy
from typing import ClassVar, Literal

from xltools.model.field import Field

#: ledger: counties report it (FILE); list: another department hands it in (--against KIND=FILE).
Role = Literal["ledger", "list"]

KINDS: dict[str, type[LedgerKind]] = {}


class LedgerKind:
    """One row = one thing; subclasses state title, name, plural (the parameter name rules ask for) and keys.

    `order`: place among the ledgers in lists and workbooks. `person_field`, `id_field`: the fields of the row's main
    person, used for {姓名} in messages and for matching.
    """

    title: ClassVar[str]
    kind_name: ClassVar[str]
    plural: ClassVar[str]
    role: ClassVar[Role]
    order: ClassVar[int]
    keys: ClassVar[tuple[Field, ...]]
    person_field: ClassVar[Field | None] = None
    id_field: ClassVar[Field | None] = None
    fields: ClassVar[dict[str, Field]]

    def __init_subclass__(
        cls,
        *,
        title: str,
        plural: str,
        key: str | tuple[str, ...],
        name: str = "",
        role: Role = "ledger",
        order: int = 0,
        person: str = "",
        person_id: str = "",
    ) -> None:
        cls.title = title
        cls.plural = plural
        cls.role = role
        cls.order = order
        cls.kind_name = name or re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()
        cls.fields = _collect_fields(cls)
        cls.keys = tuple(cls.fields[one] for one in ((key,) if isinstance(key, str) else key))
        cls.person_field = cls.fields[person] if person else None
        cls.id_field = cls.fields[person_id] if person_id else None
        for other in KINDS.values():
            if cls.kind_name == other.kind_name or cls.plural == other.plural:
                raise TypeError(f"two ledger kinds are called {cls.kind_name} / {cls.plural}")
        KINDS[cls.kind_name] = cls

    @classmethod
    def typed(cls, type_name: str) -> list[Field]:
        """The fields whose values are of this type (its name), in the order of declaration."""
        return [field for field in cls.fields.values() if field.type.name == type_name]

    @classmethod
    def required(cls) -> list[Field]:
        return [field for field in cls.fields.values() if field.required]


def _collect_fields(cls: type[LedgerKind]) -> dict[str, Field]:
    """Own fields, and copies of those inherited from mixins, so that each kind has fields of its own."""
    inherited: dict[str, Field] = {}
    for base in cls.__mro__[1:]:
        for attribute, value in vars(base).items():
            if isinstance(value, Field) and attribute not in inherited:
                own = copy(value)
                own.__set_name__(cls, attribute)
                setattr(cls, attribute, own)
                inherited[attribute] = own
    declared = {
        name: value for name, value in vars(cls).items() if isinstance(value, Field) and name not in inherited
    }
    front = {name: field for name, field in inherited.items() if not field.last}
    rest = {name: field for name, field in inherited.items() if field.last}
    return front | declared | rest


def ledgers() -> list[type[LedgerKind]]:
    """The kinds that counties report, by their `order`."""
    return sorted((kind for kind in KINDS.values() if kind.role == "ledger"), key=lambda kind: kind.order)


def lists() -> list[type[LedgerKind]]:
    """The kinds that other departments hand in (`--against`)."""
    return [kind for kind in KINDS.values() if kind.role == "list"]


def all_kinds() -> list[type[LedgerKind]]:
    """Ledgers, then lists."""
    return [*ledgers(), *lists()]


def by_plural(plural: str) -> type[LedgerKind] | None:
    return next((kind for kind in KINDS.values() if kind.plural == plural), None)
