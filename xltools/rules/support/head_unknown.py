"""S21."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.ledgers.dibao_person import DibaoPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("S21", WARNING, short="户主不在低保家庭台账")
def head_unknown(dibao_persons: Table, dibao_families: Table) -> Hits:
    """{格}{姓名}的户主不在低保家庭台账中，请核对户主身份证号或补报这一户。

    两本台账以户主身份证号相连；没有报低保家庭台账的县不判断，退出的不算。

    | 县（市、区） | 户主身份证号           | 姓名 | 身份证号           |
    | 滑县         | 410526197003051217     | 王强 | 410526197003051217 |
    | 滑县         | **41052619650101123X** | 李强 | 41052619650101123X |

    低保家庭台账
    | 县（市、区） | 户主姓名 | 户主身份证号       |
    | 滑县         | 王强     | 410526197003051217 |
    """
    head = dibao_persons[DibaoPerson.head_id]
    known = set(dibao_families[DibaoFamily.head_id].dropna())
    judged = reported(dibao_persons, dibao_families) & still(dibao_persons)
    return hits(dibao_persons, head.notna() & ~head.isin(known) & judged, DibaoPerson.head_id)
