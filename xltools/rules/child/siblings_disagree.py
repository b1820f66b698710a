"""K25."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child, ParentColumns
from xltools.model.finding import WARNING
from xltools.model.rule import Hit, Hits, hits, rule
from xltools.model.table import Table


@rule("K25", WARNING, short="兄弟姐妹父母情况不一致")
def siblings_disagree(children: Table) -> Hits:
    """{格1}与{格2}父母相同，但父母情况填写不一致，请统一。

    按父亲、母亲各自的身份证号比较情况、起始日期、截止日期；写法不同意思相同的（病故、去世）不算不一致，空着的不比较。
    与前面第一个填写的兄弟姐妹比较，每人每方只提示一处；同一儿童重复登记的只看第一条。

    | 儿童姓名 | 父亲身份证号       | 父亲情况 | 父亲起始日期   | 父亲截止日期 |
    | 王芳     | 410526198001010010 | 病故     | 2019-03-02     |              |
    | 王丽     | 410526198001010010 | 去世     |                |              |
    | 王强     | 410526198001010010 | 死亡     | **2019-03-20** |              |
    | 王涛     | 410526198001010010 | **失联** | 2019-03-20     |              |
    | 李明     |                    | 失联     | 2019-03-20     |              |
    """
    child = children[Child.child_id]
    judged = active(children) & (child.isna() | ~child.duplicated())
    for parent in Child.parents():
        yield from _disagreements(children, judged, parent)


def _disagreements(children: Table, judged: Any, parent: ParentColumns) -> Iterator[Hit]:
    """The first of the three columns in which a child differs from its earliest sibling with that column filled."""
    key = children[parent.id].where(judged)
    told = pd.Series(False, index=children.labels)
    for field in (parent.status, parent.status_from, parent.status_to):
        filled = children[field].notna() & key.notna()
        values, keys = children[field][filled], key[filled]
        first = keys.drop_duplicates()
        earlier = keys.map(pd.Series(first.index, index=first.array))
        differs = pd.Series(values.to_numpy() != values.loc[earlier].to_numpy(), index=values.index)
        wrong = differs.reindex(children.labels, fill_value=False) & ~told
        told |= wrong
        yield from hits(children, wrong, field, also=earlier)
