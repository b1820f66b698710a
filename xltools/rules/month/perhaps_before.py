"""M07."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import places, told


@rule("M07", WARNING, short="疑似上月某人")
def perhaps_before(children: Table, previous_children: Table, matches: Matches) -> Hits:
    """{格}{姓名}上月没有这个身份证号，与上月{格1}的“{名}”可能是同一人：{根据}。是同一人的请更正号码，不是的请给上月那人补退出原因。

    姓名、出生日期、监护人、村等都合得上，只是不能自动认定的才报；能认定的按同一人比对变化（M04）。

    | 儿童姓名 | 身份证号               | 监护人姓名 | 监护人身份证号     |
    | 王芳     | **410526201203041266** | 王军       | 11010519491231002X |
    | 李明     | 41052620140304121X     | 李军       | 410105196001010014 |

    上月 儿童台账
    | 儿童姓名 | 身份证号           | 监护人姓名 | 监护人身份证号     |
    | 王芳     | 410526201203041223 | 王军       | 11010519491231002X |
    | 李明     | 41052620140304121X | 李军       | 410105196001010014 |
    """
    found = {
        label: pair
        for label, pair in matches.between(children, previous_children).likely.items()
        if not pair.sure
    }
    return hits(
        children,
        active(children) & children.among(found),
        Child.child_id,
        also=places(found, previous_children, Child.child_id),
        **told(found, children, previous_children),
    )
