"""Tables on a terminal, where a Chinese character takes two columns."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from unicodedata import east_asian_width


def width(text: str) -> int:
    """Columns that a text takes on a terminal: a Chinese character takes two.

    >>> width("县A")
    3
    """
    return sum(2 if east_asian_width(one) in "WF" else 1 for one in text)


def table(headings: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Rows in aligned columns; the last column is not padded.

    >>> print(table(("规则", "级别"), [("P04", "错误")]))
    规则  级别
    P04   错误
    """
    lines = [list(headings), *([*row] for row in rows)]
    widths = [max(width(line[column]) for line in lines) for column in range(len(headings) - 1)]
    return "\n".join(
        "  ".join(
            [*(cell + " " * (widths[at] - width(cell)) for at, cell in enumerate(line[:-1])), line[-1]]
        ).rstrip()
        for line in lines
    )
