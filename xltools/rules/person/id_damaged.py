"""P03."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("P03", ERROR, on="id_card member_id", short="身份证号被Excel改成数字")
def id_damaged(cells: Cells) -> Hits:
    """{格}身份证号被Excel改成了数字，后几位已变成0，请把该列设为文本后重新录入。

    Excel的数字只保留15位，后三位已经丢了，程序算不回来。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **{410526201203041000}** |
    | 赵丽     | **4.10526E+17**        |
    """
    return cells.hits(cells.noted("P03"))
