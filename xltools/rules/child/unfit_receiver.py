"""K21."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.register import active
from xltools.ledgers.child import Child, ParentColumns
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

#: A parent in one of these states cannot look after the money; 重残 and 重病 can (domain.md 3).
_UNFIT = ("死亡", "宣告失踪", "服刑在押", "强制隔离戒毒", "限制自由", "失联", "撤销监护资格", "遣送出境")


@rule("K21", WARNING, short="领取人不合适")
def unfit_receiver(children: Table) -> Hits:
    """{格}领取人是{状态}的{父/母}，请改由实际照料人领取。

    先比身份证号；有一方没有身份证号的，看姓名相同或关系填的是父亲、母亲。重残、重病的父母可以领取。

    | 儿童姓名 | 父亲姓名 | 父亲情况 | 母亲姓名 | 母亲情况 | 领取人姓名 | 领取人与儿童关系 |
    | 王芳     | 王建国   | 服刑     | 刘桂英   | 失联     | 王保田     | 祖父             |
    | 李明     | 李建军   | 死亡     | 周桂英   | 失联     | **周桂英** | 母亲             |
    | 张强     | 张有福   | 重残     | 赵秀兰   | 失联     | 张有福     | 父亲             |
    | 赵静     | 赵大山   | 服刑     | 孙秀英   | 重病     | **赵大山** |                  |
    """
    for parent in Child.parents():
        status = children[parent.status]
        unfit = status.isin(_UNFIT) & _receives(children, parent) & active(children)
        yield from hits(children, unfit, Child.receiver_name, 状态=status, **{"父/母": parent.word})


def _receives(children: Table, parent: ParentColumns) -> Any:
    receiver, own = children[Child.receiver_id], children[parent.id]
    same_name = children.filled(parent.name) & (children[Child.receiver_name] == children[parent.name])
    called = children[Child.receiver_relation] == parent.word
    return (receiver == own) | ((receiver.isna() | own.isna()) & (same_name | called))
