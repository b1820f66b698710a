"""C03."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C03", ERROR, short="照料人与被照料人同号")
def own_ward(caregivers: Table) -> Hits:
    """{格}照料人和被照料人是同一个身份证号，请更正。

    | 监护人（照料人）姓名 | 身份证号           | 被照料人姓名 | 被照料人身份证号       |
    | 王强                 | 410526197501011234 | 王芳         | 410526201203041223     |
    | 李强                 | 410526197602021212 | 李明         | **410526197602021212** |
    """
    a, b = caregivers[Caregiver.caregiver_id], caregivers[Caregiver.ward_id]
    return hits(caregivers, a.notna() & (a == b), Caregiver.ward_id)
