"""K13."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_PAPERS = {
    "死亡": "死亡证明、户口注销证明或判决书",
    "服刑在押": "判决书或执行通知书",
    "强制隔离戒毒": "强制隔离戒毒决定书",
    "限制自由": "公安、检察、法院或监察文书",
    "撤销监护资格": "法院判决书",
    "遣送出境": "公安或法院文书",
    "重残": "残疾证号",
    "重病": "诊断证明",
}


@rule("K13", ERROR, short="证明材料没有填写")
def evidence_blank(children: Table) -> Hits:
    """{格}“{状态}”没有填写文书名称和文号，请补填（{文书}）。

    每种情况都要有依据：死亡写死亡证明或户口注销，服刑写判决书，戒毒写决定书，重残写残疾证号，重病写诊断证明。
    失联没有回执由K11提示，失踪没有判决书由K12提示。

    | 儿童姓名 | 父亲情况 | 父亲证明材料 | 母亲情况 | 母亲证明材料 |
    | 王芳     | 死亡     | 死亡证明     | 服刑     | ****         |
    | 李明     | 重残     | ****         | 失联     |              |
    | 张强     | 打工     |              | 去世     | ****         |
    """
    for parent in Child.parents():
        status = children[parent.status]
        unproved = status.isin(_PAPERS) & children.blank(parent.evidence) & active(children)
        yield from hits(children, unproved, parent.evidence, 状态=status, 文书=status.map(_PAPERS))
