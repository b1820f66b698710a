"""K05."""

from __future__ import annotations

from xltools.derived.child.parents import verdicts
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K05", ERROR, short="应转为孤儿保障")
def should_be_orphan(children: Table) -> Hits:
    """{格}父母均已死亡（或宣告失踪），应转为孤儿保障，请变更类别。

    宣告失踪要有法院判决；只是联系不上的填“失联”，不按孤儿算。儿童类别已写“孤儿”的由K27提示移出。

    | 儿童姓名 | 父亲情况 | 父亲证明材料           | 母亲情况 | 儿童类别 |
    | 王芳     | **死亡** | 死亡证明               | 病故     | 社会散居 |
    | 李明     | **宣告失踪** | （2020）豫0526民特12号 | 死亡 | 社会散居 |
    | 张强     | 死亡     | 死亡证明               | 失踪     | 社会散居 |
    """
    father, _ = Child.parents()
    orphan = (verdicts(children) == "孤儿") & active(children) & (children[Child.child_type] != "孤儿")
    yield from hits(children, orphan, father.status)
