"""K23."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.derived.persons import sexes_of
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K23", ERROR, short="父母性别与身份证不符")
def parent_gender(children: Table) -> Hits:
    """{格}{父/母}身份证显示为{性别}，请核对是否填反。

    身份证号第17位单数为男、双数为女。父母填反的只在父亲处提示一次，并指出母亲的单元格。

    | 儿童姓名 | 父亲身份证号           | 母亲身份证号           |
    | 王芳     | 410526198001010010     | 410526198202020020     |
    | 李明     | **410526198202020020** | 410526198001010010     |
    | 张强     |                        | **410526198001010010** |
    """
    father, mother = Child.parents()
    fathers = sexes_of(children, father.id) == "女"
    mothers = sexes_of(children, mother.id) == "男"
    swapped = fathers & mothers & active(children)
    words = {"父/母": "父亲", "性别": "女性"}
    yield from hits(
        children, swapped, father.id, also=lambda label: children.place(label, mother.id), **words
    )
    yield from hits(children, fathers & ~mothers & active(children), father.id, **words)
    yield from hits(
        children, mothers & ~fathers & active(children), mother.id, **{"父/母": "母亲", "性别": "男性"}
    )
