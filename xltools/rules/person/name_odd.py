"""P11."""

from __future__ import annotations

import pandas as pd

from xltools.model.finding import INFO, WARNING
from xltools.model.rule import Cells, Hits, rule


@rule("P11", WARNING, on="name", short="姓名有特殊符号")
def name_odd(cells: Cells) -> Hits:
    """{格}姓名“{值}”含空格、问号、方框、数字或字母，可能是生僻字没打出来，请核对。

    中间有空格的按去掉空格的姓名比对，只是提示。

    | 儿童姓名  | 身份证号           |
    | 王芳      | 410526201203041223 |
    | **李?**   | 410526201203041215 |
    | **张 三** | 410526201203041231 |
    """
    if not cells.noted("P11").any():
        return
    blank_inside = cells.text.str.contains(r"\s", regex=True) & ~cells.text.str.contains(
        r"[?？□〓A-Za-z0-9]", regex=True
    )
    severity = pd.Series(WARNING, index=cells.text.index, dtype=object).mask(blank_inside, INFO)
    yield from cells.hits(cells.noted("P11"), severity=severity)
