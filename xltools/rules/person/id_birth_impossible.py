"""P05."""

from __future__ import annotations

from xltools.derived.persons import births_of
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Cells, Hits, rule


@rule("P05", ERROR, on="id_card member_id", short="身份证出生日期不可能")
def id_birth_impossible(cells: Cells, period: Period) -> Hits:
    """{格}身份证中的出生日期{日}不存在或晚于本期末，请核对。

    第7至14位是出生年月日，1900年以前的也不可能。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **410526201202301222** |
    | 赵丽     | **410526202105011228** |
    """
    born = births_of(cells.table, cells.column)
    wrong = cells.noted("P05") | (born > period.last_moment)
    digits = cells.text[wrong].map(lambda text: "".join(str(text).split()))
    day = digits.str[6:10] + "-" + digits.str[10:12] + "-" + digits.str[12:14]
    return cells.hits(wrong, 日=day)
