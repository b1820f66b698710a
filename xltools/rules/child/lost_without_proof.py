"""K11."""

from __future__ import annotations

from xltools.derived.child.evidence import folded, says_missing
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period, add_months
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

#: Where the police cannot take the search on, these papers stand in for the receipt (民发〔2020〕125号).
_JOINT = "认定|承诺|证实|确认"
_LACK = "没有公安受理日期/没有查找回执/未满6个月"


@rule("K11", ERROR, short="失联手续不全")
def lost_without_proof(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}失联{没有公安受理日期/没有查找回执/未满6个月}，请补办。

    起始日期填公安受理日期，到确认日期要满6个月（正好6个月符合）。公安不受理、由乡镇和村（居）联合认定的，
    证明材料写明“联合认定”即可不填受理日期。没有确认日期的不算月数；写成“失踪”的由K12提示。

    | 儿童姓名 | 父亲情况 | 父亲起始日期   | 父亲证明材料   | 确认日期   |
    | 王芳     | 失联     | 2020-08-31     | 查找回执单12号 | 2021-02-28 |
    | 李明     | 失联     | **2020-09-01** | 查找回执单13号 | 2021-02-28 |
    | 张强     | 离家出走 | 2020-01-06     | ****           | 2021-02-28 |
    | 赵静     | 失联     | ****           | 查找回执单14号 | 2021-02-28 |
    | 陈涛     | 失联     |                | 联合认定表     | 2021-02-28 |
    """
    least = int(policy.need("lost_min_months", period))
    for parent in Child.parents():
        lost = (children[parent.status] == "失联") & ~says_missing(children, parent) & active(children)
        unproved = children.blank(parent.evidence)
        received = children[parent.status_from]
        undated = children.only(lost & ~unproved & children.blank(parent.status_from))
        joint = folded(undated.text(parent.evidence)).str.contains(_JOINT, regex=True)
        short = lost & ~unproved & (add_months(received, least) > children[Child.confirm_date])
        yield from hits(children, lost & unproved, parent.evidence, **{_LACK: "没有公安查找回执"})
        yield from hits(undated, ~joint, parent.status_from, **{_LACK: "没有公安受理日期"})
        yield from hits(children, short, parent.status_from, **{_LACK: f"到确认日期未满{least}个月"})
