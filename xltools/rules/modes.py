"""The six modes of support of 3+2+1 (domain.md Q31): who may live how."""

from __future__ import annotations

from typing import Any

SCATTERED = ("亲情赡养", "邻里助养", "居家助养")
TOGETHER = ("敬老院集中供养", "医疗机构集中托养", "精神病院集中托养")


def unsuited(mode: Any, ability: Any) -> Any:
    """Where the mode does not fit the ability: 失能 at home, or 自理 in a hospital (masks over two columns)."""
    return (mode.isin(SCATTERED) & (ability == "失能")) | ((mode == TOGETHER[1]) & (ability == "自理"))
