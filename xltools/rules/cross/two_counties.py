"""X04."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("X04", ERROR, short="两县重复上报")
def two_counties(children: Table) -> Hits:
    """{姓名}同时由{县a}（{格1}）和{县b}（{格2}）上报，请两地会商，以户籍地为准，另一地退出。

    按身份证号，报在后一处；已退出的不算。

    儿童台账 滑县.xlsx
    | 县（市、区） | 儿童姓名 | 身份证号           |
    | 滑县         | 王芳     | 410526201203041223 |

    儿童台账 内黄县.xlsx
    | 县（市、区） | 儿童姓名 | 身份证号               |
    | 内黄县       | 王芳     | **410526201203041223** |
    """
    number = children[Child.child_id].where(active(children))
    county = children.county_of()
    first = first_same(number)
    its_county = first.map(county)
    wrong = first.notna() & county.notna() & its_county.notna() & (county != its_county)
    return hits(children, wrong, Child.child_id, also=first, 县a=its_county, 县b=county)
