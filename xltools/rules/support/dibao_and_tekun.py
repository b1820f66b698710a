"""S06."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_person import DibaoPerson
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in, rows_by


@rule("S06", ERROR, short="低保和特困重复登记")
def dibao_and_tekun(dibao_persons: Table, tekun_persons: Table) -> Hits:
    """{格}{姓名}同时登记为低保和特困（{格1}），只能享受一种，请更正。

    按身份证号比对；任何一本里已经退出的不算。

    | 姓名 | 身份证号               |
    | 王芳 | 410526201203041223     |
    | 李明 | **41052620140304121X** |

    特困人员台账
    | 姓名 | 身份证号           | 在册状态 |
    | 李明 | 41052620140304121X | 在册     |
    | 王芳 | 410526201203041223 | 退出     |
    """
    found = dibao_persons[DibaoPerson.person_id].map(
        rows_by(tekun_persons.only(still(tekun_persons)), TekunPerson.person_id)
    )
    return hits(
        dibao_persons,
        found.notna() & still(dibao_persons),
        DibaoPerson.person_id,
        also=place_in(found, tekun_persons, TekunPerson.person_id),
    )
