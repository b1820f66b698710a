"""X01."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.matching.wards import wards
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("X01", ERROR, short="儿童没有对应的照料人")
def child_without_caregiver(children: Table, caregivers: Table, matches: Matches) -> Hits:
    """{格}儿童{姓名}在照料人台账中没有对应的照料人，请补登记。

    只看在册儿童和报了照料人台账的县；照料人台账里像是同一人而号码不同的不报（见X20）。

    | 县（市、区） | 儿童姓名 | 身份证号               |
    | 滑县         | 王芳     | 410526201203041223     |
    | 滑县         | 李明     | **41052620140304121X** |

    照料人台账
    | 县（市、区） | 监护人（照料人）姓名 | 被照料人身份证号   |
    | 滑县         | 王强                 | 410526201203041223 |
    """
    number = children[Child.child_id]
    reported = children.county_of().isin(caregivers.county_of().dropna().unique())
    there = number.isin(caregivers[Caregiver.ward_id].dropna()) | children.among(
        wards(caregivers, children, matches).likely_back
    )
    return hits(children, active(children) & number.notna() & reported & ~there, Child.child_id)
