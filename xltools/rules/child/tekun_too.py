"""K30."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Tekun
from xltools.model.finding import ERROR, WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

#: 民发〔2021〕43号: from this month a minor is kept as a child without support, not as 特困.
_SINCE = Period(2021, 7)


@rule("K30", ERROR, short="同时登记为特困人员")
def tekun_too(children: Table, period: Period, tekun: Table | None = None) -> Hits:
    """{格}{姓名}同时登记为特困人员，未成年人应按事实无人抚养儿童保障，请办理特困退出。

    2021年7月起（民发〔2021〕43号）是错误，之前作警告。提供了特困名单的以名单为准；没有名单的，看家庭身份含“特困”
    或已享受特困金额大于0。

    | 儿童姓名 | 身份证号           | 家庭身份   | 已享受特困金额（元） |
    | 王芳     | 410526201001010023 | 低保       |                      |
    | 李明     | 410526201001010015 | **特困**   |                      |
    | 张强     | 410526201001010031 |            | **300**              |
    """
    level = WARNING if period < _SINCE else ERROR
    judged = active(children)
    if tekun is not None:
        listed = _labels_by_id(tekun)
        label = children[Child.child_id].map(listed)
        place = {one: tekun.place(int(row), Tekun.id) for one, row in label.dropna().items()}
        yield from hits(children, judged & label.notna(), Child.child_id, also=place.get, severity=level)
        return
    tagged = (
        children[Child.family_tags].map(lambda tags: isinstance(tags, tuple) and "特困" in tags).astype(bool)
    )
    paid = children[Child.offset_tekun] > 0
    yield from hits(children, judged & tagged, Child.family_tags, severity=level)
    yield from hits(children, judged & paid & ~tagged, Child.offset_tekun, severity=level)


def _labels_by_id(tekun: Table) -> Any:
    """Identity number → label of its first row in the list."""
    ids = tekun[Tekun.id].dropna().drop_duplicates()
    return pd.Series(ids.index, index=ids.array)
