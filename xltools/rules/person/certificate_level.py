"""P21."""

from __future__ import annotations

from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.values.certificate import CATEGORIES, LEVELS


@rule("P21", WARNING, short="残疾证类别等级不符")
def certificate_level(children: Table) -> Hits:
    """{格}{说明}，请对照残疾证核对。

    残疾证号第19位是类别（1视力 2听力 3言语 4肢体 5智力 6精神 7多重），第20位是等级。

    | 儿童姓名 | 残疾证号              | 残疾类别 | 残疾等级 |
    | 王芳     | 41052620120304122344  | 肢体     | 四级     |
    | 李明     | 41052620120304121551  | 智力     | **三级** |
    | 赵丽     | **410526201203041**   |          |          |
    """
    length = children.text(Child.disab_cert).str.len()
    yield from hits(
        children,
        children.noted(Child.disab_cert, "P21"),
        Child.disab_cert,
        说明="残疾证号应为20位（补发为22位），现为" + length.astype(str) + "位",
    )
    shown = children[Child.disab_cert]
    for column, at, words in ((Child.disab_cat, 18, CATEGORIES), (Child.disab_level, 19, LEVELS)):
        right = shown.str[at].map(words)
        entered = children[column]
        wrong = right.notna() & entered.notna() & (entered != right)
        yield from hits(
            children,
            wrong,
            column,
            说明=f"{column.heading}填“" + entered.fillna("") + "”，证号显示“" + right.fillna("") + "”",
        )
