"""P22."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("P22", ERROR, on="date month", short="日期无法识别")
def date_unreadable(cells: Cells) -> Hits:
    """{格}{列}“{值}”无法识别，请按{样}填写。

    日期要真实存在；“无期”“长期”“至今”可以填在截止日期里，表示没有期限。

    | 儿童姓名 | 申请日期      | 起领年月   |
    | 王芳     | 2021.3.5      | 2021年4月  |
    | 李明     | **2021.2.30** | **四月份** |
    """
    return cells.hits(cells.noted("P22"), 样="2021-04" if cells.column.type.name == "month" else "2021-04-30")
