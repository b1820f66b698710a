"""S26."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.ledgers.dibao_person import DibaoPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("S26", WARNING, short="人员与家庭分档不同")
def class_differs(dibao_persons: Table, dibao_families: Table) -> Hits:
    """{格}{姓名}分档填{值}类，本户在低保家庭台账是{户}类（{格1}），请核对。

    按户施保，一户的人同一档；按户主身份证号对应。

    | 户主身份证号       | 姓名 | 分档类型 |
    | 410526197003051217 | 王强 | A        |
    | 410526197003051217 | 王芳 | **B**    |

    低保家庭台账
    | 户主姓名 | 户主身份证号       | 分档类型 |
    | 王强     | 410526197003051217 | A        |
    """
    found = dibao_persons[DibaoPerson.head_id].map(rows_by(dibao_families, DibaoFamily.head_id))
    family = at_row(found, dibao_families, DibaoFamily.dibao_class)
    mine = dibao_persons[DibaoPerson.dibao_class]
    wrong = mine.notna() & family.notna() & (mine != family) & still(dibao_persons)
    return hits(
        dibao_persons,
        wrong,
        DibaoPerson.dibao_class,
        also=place_in(found, dibao_families, DibaoFamily.dibao_class),
        户=family,
    )
