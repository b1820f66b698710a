"""C11."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C11", ERROR, short="供养方式不在选项内")
def mode_unknown(caregivers: Table) -> Hits:
    """{格}供养方式“{值}”不在“3+2+1”六种方式内，请从下拉重选。

    亲情赡养、邻里助养、居家助养、敬老院集中供养、医疗机构集中托养、精神病院集中托养。

    | 监护人（照料人）姓名 | 供养方式       |
    | 王强                 | 邻里助养       |
    | 李强                 | **自己照顾**   |
    """
    return hits(caregivers, caregivers.noted(Caregiver.support_mode, "C11"), Caregiver.support_mode)
