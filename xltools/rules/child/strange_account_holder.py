"""K20."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_ALLOWED = (Child.child_name, Child.guardian_name, Child.receiver_name)


@rule("K20", ERROR, short="开户人不合规定")
def strange_account_holder(children: Table) -> Hits:
    """{格}开户人“{名}”既不是儿童也不是监护人（领取人），请更换账户。

    补贴只能进儿童本人、监护人或领取人的账户。集中供养儿童可以进机构账户，不判定；三人中有姓名看不清的也不判定。

    | 儿童姓名 | 儿童类别 | 监护人姓名 | 领取人姓名 | 开户人   |
    | 王芳     | 社会散居 | 王建国     | 王建国     | 王芳     |
    | 李明     | 社会散居 | 李保田     | 李保田     | 李保田   |
    | 张强     | 社会散居 | 张有福     | 张有福     | **赵六** |
    | 赵静     | 集中供养 | 赵大山     | 赵大山     | 刘洋     |
    | 陈涛     | 社会散居 | 陈建军     | 周桂英     | 周桂英   |
    """
    holder = children[Child.account_name]
    strange = holder.notna() & active(children) & (children[Child.child_type] != "集中供养")
    for field in _ALLOWED:
        strange &= (holder != children[field]) & ~(children.noted(field) & ~children.filled(field))
    yield from hits(children, strange, Child.account_name, 名=holder)
