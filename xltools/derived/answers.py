"""What a yes/no column says."""

from __future__ import annotations

from typing import Any


def yes(column: Any) -> Any:
    """Where a yes/no column says yes."""
    return column.fillna(False).astype(bool)


def no(column: Any) -> Any:
    """Where a yes/no column says no (empty is not no)."""
    return ~column.fillna(True).astype(bool)
