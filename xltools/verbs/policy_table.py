"""政策参数: the policy as a table that clerks keep in a workbook."""

from __future__ import annotations

from xltools.model.policy import Policy
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.policies.rows import HEADINGS, WHOLE_CITY, to_rows
from xltools.values.region import COUNTIES

_WIDTHS = (20, 32, 24, 16, 12, 12, 12, 34)


def policy_table(policy: Policy) -> SheetPlan:
    """Every parameter with the values that hold; empty ones wait to be filled in."""
    counties = (WHOLE_CITY, *COUNTIES.values())
    columns = [
        ColumnPlan(
            heading,
            "wrap" if heading in ("参数", "项", "来源") else "text",
            width=width,
            align="left" if heading in ("参数代码", "参数", "项", "来源") else "center",
            choices=counties if heading == "县（市、区）" else (),
        )
        for heading, width in zip(HEADINGS, _WIDTHS, strict=True)
    ]
    return SheetPlan(
        "政策参数",
        "政策参数",
        columns,
        [[None if cell == "" else cell for cell in row] for row in to_rows(policy)],
        note="一行一个数值，空着的不生效，用到它的规则会写明“未配置标准，跳过”。标准变了就复制一行，改起始年月（如2021-07）和数值。",
        footnotes=[
            "注：县（市、区）单独规定的，在“县（市、区）”列选县名；县里的数值优先于全市的。多个词用“、”隔开。来源写文号和日期。"
        ],
        filter=True,
        freeze_columns=2,
    )
