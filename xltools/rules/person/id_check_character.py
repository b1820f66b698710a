"""P04."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("P04", ERROR, on="id_card member_id", short="身份证号校验码不对")
def id_check_character(cells: Cells) -> Hits:
    """{格}身份证号“{值}”校验码不对，请对照户口簿核对。

    最后一位由前17位算出（GB 11643），录错任何一位都会暴露。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 11010519491231002X     |
    | 李明     | **110105194912310021** |
    """
    return cells.hits(cells.noted("P04"))
