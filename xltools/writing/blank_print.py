"""How a ledger to fill in is printed: A3, readable letters, on every page whose rows they are."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

_A3 = 8
#: Characters side by side on A3 at two thirds of their size, below which 10.5 points can hardly be read.
_PAGE = 270.0

PRINTING = "打印前点“{}”表头的箭头，去掉“(空白)”前的勾，准备好的空行就不会印出来；印完在同一处点“清除筛选”，再接着填。"


def set_pages(sheet: Any, head: int, widths: Sequence[float], person: Sequence[int]) -> None:
    """Set a sheet up for printing. `head`: its heading row; `widths`: of its columns; `person`: the columns that tell whose a
    row is, which every page repeats. All counted from 0.
    """
    sheet.set_landscape()
    sheet.set_paper(_A3)
    sheet.repeat_rows(head)
    sheet.hide_gridlines(0)  # lines between typed cells, on paper too
    sheet.set_footer("&C第&P页 共&N页")
    first, last = (min(person), max(person)) if person else (0, -1)
    if sum(widths[first : last + 1]) > _PAGE / 4:  # far apart: the first alone
        last = first
    if person:
        sheet.repeat_columns(first, last)
    repeated = sum(widths[first : last + 1])
    sheet.fit_to_pages(max(1, math.ceil((sum(widths) - repeated) / (_PAGE - repeated))), 0)
