"""P04."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule
from xltools.model.table import Table
from xltools.rules.person.suggestions import suggestions


@rule("P04", ERROR, on="id_card member_id", short="身份证号校验码不对")
def id_check_character(
    cells: Cells,
    payments: Table | None = None,
    system: Table | None = None,
    previous_children: Table | None = None,
) -> Hits:
    """{格}身份证号“{值}”校验码不对，请对照户口簿核对。

    最后一位由前17位算出（GB 11643），录错任何一位都会暴露。发放名单、信息系统或上月台账里有同名、只差一位（或相邻两位对调）的正确号码，或者只有
    一个改一位（或对调相邻两位）就正确、又和出生日期、性别、县区都相符的号码时，写在“建议值”里，请核对后再用。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 11010519491231002X     |
    | 李明     | **110105194912310021** |
    """
    wrong = cells.noted("P04")
    if not wrong.any():
        return ()
    likely = suggestions(cells.table, cells.column, wrong, (payments, system, previous_children))
    return cells.hits(wrong, suggestion=likely)
