"""K24."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.derived.persons import births_of, years_on
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K24", WARNING, short="父母与儿童年龄差异常")
def parent_age_gap(children: Table) -> Hits:
    """{格}{父/母}与儿童年龄相差{n}岁，请核对身份证号。

    按儿童出生那天父亲（母亲）的周岁算，小于15岁或大于60岁的提示；正好15岁、60岁的不提示。

    | 儿童姓名 | 身份证号           | 父亲身份证号           | 母亲身份证号           |
    | 王芳     | 410526201001010023 | 410526199501010011     | 410526198202020020     |
    | 李明     | 410526201001010015 | **410526199501020017** | 410526198202020020     |
    | 张强     | 410526201001010031 | 410526194901020013     | 410526198202020020     |
    | 赵静     | 41052620100101004X | **410526194901010018** | **410526201201010028** |
    """
    born = births_of(children, Child.child_id)
    for parent in Child.parents():
        gap = years_on(births_of(children, parent.id), born)
        odd = ((gap < 15) | (gap > 60)) & active(children)
        yield from hits(children, odd, parent.id, n=gap.abs(), **{"父/母": parent.word})
