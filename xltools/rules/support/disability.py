"""When a disability is severe (重残, domain.md 2.2)."""

from __future__ import annotations

from typing import Any


def severe(category: Any, level: Any) -> Any:
    """Where category and level are 重残: 一、二级 of any kind, 三、四级 of 智力 or 精神 (masks over two columns)."""
    return level.isin(("一级", "二级")) | (level.isin(("三级", "四级")) & category.isin(("智力", "精神")))


def too_light(category: Any, level: Any) -> Any:
    """Where they are certainly not 重残; a missing category and 多重 may be either."""
    return level.isin(("三级", "四级")) & category.isin(("视力", "听力", "言语", "肢体"))
