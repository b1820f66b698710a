"""K12."""

from __future__ import annotations

from xltools.derived.child.evidence import has_judgment, says_missing
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K12", WARNING, short="失踪没有法院判决")
def missing_without_judgment(children: Table) -> Hits:
    """{格}填“失踪”但没有法院判决书，请改为“失联”或补判决书。

    “失踪”是法院宣告的；只是联系不上应填“失联”。证明材料写有判决、裁定、宣告，或有民特、民初案号的算有判决书。

    | 儿童姓名 | 父亲情况     | 父亲证明材料               |
    | 王芳     | **失踪**     | 查找回执单                 |
    | 李明     | 失踪         | （2020）豫0526民特12号     |
    | 张强     | **宣告失踪** |                            |
    | 赵静     | 宣告失踪     | 滑县法院判决书             |
    | 陈涛     | 失联         | 查找回执单                 |
    | 刘洋     | **失踪**     | 无判决书                   |
    """
    for parent in Child.parents():
        read = children[parent.status].isin(("失联", "宣告失踪"))
        missing = children.only(read & says_missing(children, parent) & active(children))
        yield from hits(missing, ~has_judgment(missing, parent), parent.status)
