"""P18."""

from __future__ import annotations

from xltools.model.finding import WARNING
from xltools.model.rule import Cells, Hits, rule


@rule("P18", WARNING, on="account", short="银行卡号校验不通过")
def account_check(cells: Cells) -> Hits:
    """{格}银行卡号（尾号{尾}）校验不通过，请对照卡面核对（存折可在备注说明）。

    银行卡16至19位，最后一位是校验位；存折没有校验位，所以只是警告。像信用卡的号也在这里报。

    | 儿童姓名 | 银行账号                |
    | 王芳     | 6229911234567890126     |
    | 李明     | **6229911234567890127** |
    """
    return cells.hits(cells.noted("P18"), 尾=cells.values.str[-4:])
