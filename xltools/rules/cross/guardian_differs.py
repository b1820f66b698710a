"""X03."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("X03", WARNING, short="监护人与照料人台账不一致")
def guardian_differs(children: Table, caregivers: Table) -> Hits:
    """{格}{姓名}的{项}填“{甲}”，照料人台账{格1}填“{乙}”，请统一。

    按儿童身份证号找到照料人；比监护人的身份证号，号相同再比电话。一名儿童有几名照料人的，有一名一致就不报；空白不算不一致。

    | 儿童姓名 | 身份证号           | 监护人身份证号         | 监护人电话      |
    | 王芳     | 410526201203041223 | 410526197501011234     | **13937251864** |
    | 李明     | 41052620140304121X | **410526197602021212** | 13937251864     |

    照料人台账
    | 身份证号           | 被照料人身份证号   | 联系电话    |
    | 410526197501011234 | 410526201203041223 | 15837251864 |
    | 410526197501011234 | 41052620140304121X | 15837251864 |
    """
    found = children[Child.child_id].map(rows_by(caregivers, Caregiver.ward_id))
    pairs = set(zip(caregivers[Caregiver.ward_id], caregivers[Caregiver.caregiver_id], strict=True))
    own = children[Child.guardian_id]
    known = pd.Series(
        [pair in pairs for pair in zip(children[Child.child_id], own, strict=True)], index=children.labels
    )
    theirs = at_row(found, caregivers, Caregiver.caregiver_id)
    other = own.notna() & theirs.notna() & ~known & active(children)
    yield from hits(
        children,
        other,
        Child.guardian_id,
        项="监护人身份证号",
        甲=own,
        乙=theirs,
        also=place_in(found, caregivers, Caregiver.caregiver_id),
    )
    phone, their_phone = children[Child.guardian_phone], at_row(found, caregivers, Caregiver.caregiver_phone)
    apart = (own == theirs) & phone.notna() & their_phone.notna() & (phone != their_phone) & active(children)
    yield from hits(
        children,
        apart,
        Child.guardian_phone,
        项="监护人电话",
        甲=phone,
        乙=their_phone,
        also=place_in(found, caregivers, Caregiver.caregiver_phone),
    )
