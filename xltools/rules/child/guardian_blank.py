"""K22."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K22", ERROR, short="没有监护人")
def guardian_blank(children: Table) -> Hits:
    """{格}没有监护人（照料人），请落实并填写。

    看监护人姓名是否为空；未满16周岁不得脱离监护单独生活。姓名为空时不再提示身份证号为空。

    | 儿童姓名 | 监护人姓名 |
    | 王芳     | 王建国     |
    | 李明     | ****       |
    | 张强     | **无**     |
    """
    yield from hits(children, children.blank(Child.guardian_name) & active(children), Child.guardian_name)
