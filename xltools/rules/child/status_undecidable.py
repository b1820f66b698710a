"""K06."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from xltools.derived.child.evidence import disability, has_certificate
from xltools.derived.child.parents import UNKNOWN, verdicts
from xltools.derived.child.register import active, on_wrong_list
from xltools.ledgers.child import Child, ParentColumns
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hit, Hits, hits, rule
from xltools.model.table import Table
from xltools.values import PARENT_STATUS, Unreadable


@rule("K06", WARNING, short="父母情况无法判定")
def status_undecidable(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}{父/母}情况“{值}”无法判定{提示}，请补充证明。

    写法看不懂、写“不详”，或填“重残”但证明材料里没有残疾证号，都无法判定。情况为空的由K03提示，重残的证明材料为空的由K13提示，
    另一方已不符合条件的“不详”由K04提示。

    | 儿童姓名 | 父亲情况     | 父亲证明材料                 | 母亲情况 |
    | 王芳     | **精神病**   |                              | 死亡     |
    | 李明     | **不详**     |                              | 死亡     |
    | 张强     | 不详         |                              | 改嫁     |
    | 赵静     | **重残**     | 残疾证                       | 死亡     |
    | 陈涛     | 重残         | 残疾证41052619800101001062   | 死亡     |
    | 刘洋     |              |                              | 死亡     |
    """
    unsure = verdicts(children, policy, period) == "无法判定"
    judged = active(children) & ~on_wrong_list(children)
    for parent in Child.parents():
        unknown = (children[parent.status] == UNKNOWN) & unsure
        unread = children.noted(parent.status, "K06")
        disabled = children.only(
            judged & (children[parent.status] == "重残") & children.filled(parent.evidence)
        )
        yield from _told(children, judged & unread, parent, _nearest(children, parent, unread))
        yield from _told(children, judged & unknown, parent, "")
        yield from _told(
            disabled, _without_certificate(disabled, parent), parent, "（证明材料里没有残疾证号）"
        )


def _without_certificate(disabled: Table, parent: ParentColumns) -> Any:
    """No certificate number, and no level that K07 already calls too light."""
    category, level = disability(disabled, parent)
    too_light = level.isin(("三级", "四级")) & ~category.isin(("", "智力", "精神"))
    return ~has_certificate(disabled, parent) & ~too_light


def _told(children: Table, wrong: Any, parent: ParentColumns, hint: Any) -> Iterator[Hit]:
    words = {"父/母": parent.word, "值": children.text(parent.status), "提示": hint}
    yield from hits(children, wrong, parent.status, **words)


def _nearest(children: Table, parent: ParentColumns, unread: Any) -> Any:
    """For each unreadable text the nearest known words, in brackets."""
    written = children.text(parent.status)[unread]
    readings = {text: PARENT_STATUS.read(text) for text in written.unique()}
    near = {text: dict(one.words)["相近"] for text, one in readings.items() if isinstance(one, Unreadable)}
    return written.map(lambda text: f"（相近的有：{near[text]}）" if text in near else "")
