"""C06."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR, WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in

_CANNOT = ("死亡", "宣告失踪", "服刑在押", "强制隔离戒毒", "限制自由", "失联", "撤销监护资格", "遣送出境")
_WEAK = ("重残", "重病")


@rule("C06", ERROR, short="不能照料的父母作照料人")
def parent_cannot_care(caregivers: Table, children: Table) -> Hits:
    """{格}照料人是儿童{父母}，但儿童台账{格1}里其状态为“{状态}”，{结论}，请更换照料人或更正状态。

    死亡、在押、失联等不能照料，是错误；重残、重病只有在没有其他照料人时才提醒，是警告。

    | 身份证号               | 被照料人身份证号   |
    | **410526197501011234** | 410526201203041223 |
    | 410526197602021220     | 410526201203041223 |

    儿童台账
    | 身份证号           | 父亲身份证号       | 父亲情况 |
    | 410526201203041223 | 410526197501011234 | 服刑     |
    """
    alone = ~caregivers[Caregiver.ward_id].duplicated(keep=False)
    rows = pd.Series(children.labels, index=children[Child.child_id].to_numpy())
    rows = rows[rows.index.notna() & ~rows.index.duplicated()]
    at = caregivers[Caregiver.ward_id].map(rows)
    for parent in Child.parents():
        number = at.map(children[parent.id])
        status = at.map(children[parent.status])
        same = number.notna() & (number == caregivers[Caregiver.caregiver_id])
        for several, severity, told, only in (
            (_CANNOT, ERROR, "不能照料", True),
            (_WEAK, WARNING, "单独照料有困难", alone),
        ):
            yield from hits(
                caregivers,
                same & status.isin(several) & only,
                Caregiver.caregiver_id,
                severity=severity,
                父母=parent.word,
                状态=status,
                结论=told,
                also=place_in(at, children, parent.status),
            )
