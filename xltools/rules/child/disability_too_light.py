"""K07."""

from __future__ import annotations

from xltools.derived.child.evidence import disability
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR, INFO
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("K07", ERROR, short="残疾等级不够重残")
def disability_too_light(children: Table) -> Hits:
    """{格}重残须为一、二级或三、四级智力、精神残疾，现为“{值}”，请核对残疾证。

    等级先看残疾证号末两位（类别、等级），没有证号的看文字。多重残疾三、四级含智力或精神的也可以，所以只作提示。
    只写了等级没写类别、看不出是否符合的不判定。

    | 儿童姓名 | 父亲情况               | 父亲证明材料         |
    | 王芳     | **重残（肢体三级）**   | 残疾证               |
    | 李明     | **重残**               | 41052619800101001043 |
    | 张强     | 重残                   | 41052619800101001042 |
    | 赵静     | 重残                   | 41052619800101001064 |
    | 陈涛     | **重残**               | 41052619800101001074 |
    | 刘洋     | 重残（智力三级）       | 残疾证               |
    """
    for parent in Child.parents():
        disabled = children.only((children[parent.status] == "重残") & active(children))
        category, level = disability(disabled, parent)
        light = level.isin(("三级", "四级"))
        several = light & (category == "多重")
        single = light & category.isin(("视力", "听力", "言语", "肢体"))
        yield from hits(disabled, single, parent.status, 值=category + level)
        yield from hits(disabled, several, parent.status, 值=category + level, severity=INFO)
