"""K08."""

from __future__ import annotations

from xltools.derived.child.diseases import disease, listed, outside_list
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K08", WARNING, short="重病不在目录")
def disease_not_listed(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}重病“{病}”不在本县病种目录，请附诊断证明并核实。

    病种由各地确定，在政策文件的 serious_disease 里填写；没有目录的县不判定，一个县都没有目录时本条不执行。
    情况和证明材料里都没有写病名的也不判定。

    ```toml
    [[serious_disease]]
    diseases = ["尿毒症", "白血病"]
    ```
    | 儿童姓名 | 父亲情况     | 父亲证明材料   |
    | 王芳     | 尿毒症       | 诊断证明       |
    | 李明     | **肺癌**     | 诊断证明       |
    | 张强     | **重病**     | 肝硬化诊断证明 |
    | 赵静     | 重病         | 诊断证明       |
    | 陈涛     | 重病（白血病） | 诊断证明     |
    """
    lists = {county: listed(policy, period, county) for county in children.county_of().unique()}
    if not any(lists.values()):
        policy.need("serious_disease", period, name="diseases")
    for parent in Child.parents():
        named = disease(children, parent)
        ill = (children[parent.status] == "重病") & active(children) & (named != "")
        yield from hits(children, ill & outside_list(children, parent, lists), parent.status, 病=named)
