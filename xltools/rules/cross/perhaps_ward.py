"""X20."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.matching.wards import wards
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import places, told


@rule("X20", WARNING, short="照料人台账疑似同一儿童")
def perhaps_ward(caregivers: Table, children: Table, matches: Matches) -> Hits:
    """{格}被照料人{谁}与儿童台账{格1}的“{名}”可能是同一人，身份证号不同：{根据}。请核对，更正写错的一处。

    按姓名、照料人、村等认人，免得一人算成一个没有照料人的儿童加一个不在册的被照料人。儿童台账的号码本来就空着、读不出，
    而其余足以认定的，那一格已经报过，不再报。

    | 监护人（照料人）姓名 | 监护人（照料人）身份证号 | 被照料人姓名 | 被照料人身份证号       |
    | 王军                 | 11010519491231002X       | 王芳         | **410526201203041123** |
    | 李军                 | 410105196001010014       | 李明         | 41052620140304121X     |

    儿童台账
    | 儿童姓名 | 身份证号           | 监护人姓名 | 监护人身份证号     |
    | 王芳     | 410526201203041223 | 王军       | 11010519491231002X |
    | 李明     | 41052620140304121X | 李军       | 410105196001010014 |
    """
    unread = set(children.labels[children[Child.child_id].isna().to_numpy()])
    likely = wards(caregivers, children, matches).likely
    found = {label: pair for label, pair in likely.items() if not (pair.sure and pair.two in unread)}
    return hits(
        caregivers,
        caregivers.among(found),
        Caregiver.ward_id,
        also=places(found, children, Child.child_id),
        谁=caregivers.text(Caregiver.ward_name),
        **told(found, caregivers, children),
    )
