"""The contract that every kind of value keeps: read anything, raise nothing.

`read(raw)` takes whatever a cell may hold (text, number, date, bool, None) and answers one of four things:

* a value: understood as it stands;
* ``None``: the cell is empty (or holds one of the signs that clerks write for "nothing");
* `Doubtful`: understood, with a remark that one rule passes on;
* `Unreadable`: not understood; the rule named by its code reports it, and every other rule leaves the cell alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Literal

#: How a column of these values is kept in a table: see `xltools.model.table`.
Storage = Literal["text", "number", "date", "month", "yes_no", "many"]


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A cell that says something we cannot take for a value.

    `code` is the rule of domain.md section 9 that reports it; `reason` is a Chinese clause without a full stop;
    `words` fill further placeholders of that rule's message.
    """

    reason: str
    code: str = ""
    words: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Doubtful:
    """A value that was understood, and the remark that rule `code` makes about how it was written."""

    value: Any
    reason: str
    code: str = ""
    words: tuple[tuple[str, str], ...] = ()


#: What `read` answers: a plain value, None, Doubtful or Unreadable.
Reading = Any


@dataclass(frozen=True)
class ValueType:
    """One kind of value that may stand in a column.

    `read` reads one cell; `read_column` (optional) reads a whole column faster with the same answers;
    `show` writes a value the way a clerk writes it; `excel` is the kind of cell it becomes in a workbook;
    `options` are the allowed words of a choice, `sensitive` says that it is masked outside the county's workbook.
    """

    name: str
    title: str
    storage: Storage
    read: Callable[[object], Reading]
    show: Callable[[Any], str] = str
    read_column: Callable[[Sequence[object]], list[Reading]] | None = None
    excel: Literal["text", "integer", "money", "date", "month"] = "text"
    options: tuple[str, ...] = ()
    mask: Callable[[str], str] | None = None

    @property
    def sensitive(self) -> bool:
        return self.mask is not None

    def column(self, raws: Sequence[object]) -> list[Reading]:
        """Read many cells."""
        return [self.read(raw) for raw in raws] if self.read_column is None else self.read_column(raws)
