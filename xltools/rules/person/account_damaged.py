"""P17."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("P17", ERROR, on="account", short="银行账号损坏")
def account_damaged(cells: Cells) -> Hits:
    """{格}银行账号含非数字或被科学计数法改变，请设为文本重新录入。

    空格和短横线会自动去掉，不算错。

    | 儿童姓名 | 银行账号                    |
    | 王芳     | 6229 9112 3456 7890 126     |
    | 李明     | **{6229911234567890126}**   |
    | 赵丽     | **6.22991E+18**             |
    """
    return cells.hits(cells.noted("P17"))
