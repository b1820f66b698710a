"""K09."""

from __future__ import annotations

from xltools.derived.child.evidence import whole_months
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period, add_months
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

TERMS = ("服刑在押", "强制隔离戒毒", "限制自由")


@rule("K09", ERROR, short="服刑等期限不足")
def term_too_short(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}{服刑/戒毒/限制自由}期限{n}个月，不足{限}个月，不符合条件。

    看判决或决定的整个期限，不看剩余时间；从起始日期到截止日期正好6个月的符合。起止日期有一个没填的不判定（无期、死缓没有截止日期）。

    | 儿童姓名 | 父亲情况 | 父亲起始日期 | 父亲截止日期   |
    | 王芳     | 服刑     | 2021-01-15   | 2021-07-15     |
    | 李明     | 服刑     | 2021-01-15   | **2021-07-14** |
    | 张强     | 强制戒毒 | 2020-08-31   | 2021-02-28     |
    | 赵静     | 拘留     | 2020-08-31   | **2021-02-27** |
    | 陈涛     | 服刑     | 2021-01-15   |                |
    """
    least = int(policy.need("custody_min_months", period))
    for parent in Child.parents():
        start, end = children[parent.status_from], children[parent.status_to]
        short = children[parent.status].isin(TERMS) & (add_months(start, least) > end) & active(children)
        words = {"服刑/戒毒/限制自由": children[parent.status], "n": whole_months(start, end), "限": least}
        yield from hits(children, short, parent.status_to, **words)
