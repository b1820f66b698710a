"""P15."""

from __future__ import annotations

import pandas as pd

from xltools.model.finding import ERROR, WARNING
from xltools.model.rule import Cells, Hits, rule


@rule("P15", ERROR, on="phone", short="电话号码不对")
def phone_wrong(cells: Cells) -> Hits:
    """{格}电话“{值}”{说明}，请核对。

    不是11位手机号或0372座机的是错误；像凑数的号（13800000000）或没有见过的号段是警告。

    | 儿童姓名 | 监护人电话     |
    | 王芳     | 13937251864    |
    | 李明     | **1393725186** |
    | 赵丽     | 0372-3912345   |
    """
    readable = cells.values.notna()
    severity = pd.Series(ERROR, index=readable.index, dtype=object).mask(readable, WARNING)
    told = pd.Series("不是11位手机号或0372座机", index=readable.index).mask(
        readable, "像是凑数的，或号段没有见过"
    )
    return cells.hits(cells.noted("P15"), severity=severity, 说明=told)
