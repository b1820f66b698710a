"""X19."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import by_later_row, near, places, told


@rule("X19", WARNING, short="疑似重复上报", doubles="children")
def perhaps_twice(children: Table, matches: Matches) -> Hits:
    """{格}{姓名}与{格1}的“{名}”可能是同一名儿童，用了两个身份证号：{根据}。请核对，同一人只能上报一次。

    姓名、出生日期、监护人、账号、村等都合得上才报；同名同生日、号码只差一两位的见P14，号码相同的见X04、P13。已退出的不算。

    儿童台账
    | 县（市、区） | 儿童姓名 | 出生日期   | 身份证号               | 监护人姓名 | 监护人身份证号     |
    | 滑县         | 王芳     | 2012-03-04 | 410526201203041223     | 王军       | 11010519491231002X |
    | 内黄县       | 王方     | 2012-03-04 | **41052620120304**     | 王军       | 11010519491231002X |
    | 滑县         | 李明     | 2014-03-04 | 41052620140304121X     | 李军       | 410105196001010014 |
    """
    here = set(children.labels[active(children).to_numpy()])
    reported = near(children)
    found = by_later_row(
        pair
        for pair in matches.doubles(children)
        if {pair.one, pair.two} <= here and (pair.one, pair.two) not in reported
    )
    return hits(
        children,
        children.among(found),
        Child.child_id,
        also=places(found, children, Child.child_id),
        **told(found, children, children),
    )
