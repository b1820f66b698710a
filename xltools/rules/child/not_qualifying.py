"""K04."""

from __future__ import annotations

from xltools.derived.child.parents import verdicts
from xltools.derived.child.register import active, on_wrong_list
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.values.parent_status import GROUPS


@rule("K04", ERROR, short="父母情况不符合认定条件")
def not_qualifying(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}父亲“{a}”、母亲“{b}”不符合认定条件，请核实；确有困难可按一事一议办理。

    父母双方都要属于规定情形；健康、轻残、外出务工、离异、再婚、不尽责都不属于。标在不符合的一方，双方都不符合的标在父亲。
    有一方为空或看不懂的不判定；儿童类别本来就属于其他台账的由K27提示。

    | 儿童姓名 | 父亲情况   | 母亲情况 |
    | 王芳     | 服刑在押   | 失联     |
    | 李明     | 死亡       | **改嫁** |
    | 张强     | **离异**   | 再婚     |
    | 赵静     | **打工**   | 不详     |
    | 陈涛     | 死亡       |          |
    """
    father, mother = Child.parents()
    known = children.filled(father.status) & children.filled(mother.status)
    wrong = (
        known & (verdicts(children, policy, period) == "不符合") & active(children) & ~on_wrong_list(children)
    )
    at_mother = children[mother.status].isin(GROUPS["N"]) & ~children[father.status].isin(GROUPS["N"])
    words = {"a": children.text(father.status), "b": children.text(mother.status)}
    yield from hits(children, wrong & ~at_mother, father.status, **words)
    yield from hits(children, wrong & at_mother, mother.status, **words)
