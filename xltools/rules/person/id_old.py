"""P10."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR, WARNING
from xltools.model.rule import Cells, Hits, rule

#: Columns that hold a child's number: a child cannot have one of the numbers given up before 1999.
_CHILDREN = (Child.child_id, Caregiver.ward_id)


@rule("P10", WARNING, on="id_card member_id", short="15位旧身份证号")
def id_old(cells: Cells) -> Hits:
    """{格}是15位旧身份证号，请换成18位新号（推算为{推算}）。

    15位号2013年起停用；儿童不可能有15位号，所以儿童是错误。

    | 儿童姓名 | 身份证号           | 父亲姓名 | 父亲身份证号        |
    | 王芳     | 410526201203041223 | 王强     | **110105491231002** |
    """
    severity = ERROR if cells.column in _CHILDREN else WARNING
    return cells.hits(cells.noted("P10"), severity=severity, 推算=cells.values)
