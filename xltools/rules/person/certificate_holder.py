"""P20."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.person.people import (
    certificates,
)


@rule("P20", ERROR, short="残疾证号与身份证号不一致")
def certificate_holder(children: Table) -> Hits:
    """{格}{谁}的残疾证号前18位与本人身份证号不一致，请核对。

    残疾证号就是身份证号加类别和等级两位。父母的残疾证号从证明材料里找。

    | 儿童姓名 | 身份证号           | 残疾证号                 |
    | 王芳     | 410526201203041223 | 41052620120304122344     |
    | 李明     | 410526201203041215 | **41052620120304122344** |
    """
    for word, number, certificate, column in certificates(children):
        known = certificate.notna() & children.filled(number)
        yield from hits(children, known & (certificate.str[:18] != children[number]), column, 谁=word)
