"""L02."""

from __future__ import annotations

from xltools.ledgers.carrier import Carrier
from xltools.model.finding import INFO
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L02", INFO, short="带贫模式与县区不同")
def mode_of_another_county(carriers: Table) -> Hits:
    """{格}“{值}”是{别}的带贫模式，{县}填这一项请核对。

    四平台一基地是内黄县的、扶贫加工车间是滑县的、党支部+合作社+脱贫户是林州市的做法（2021年市报告）；别处学着办也可以，所以只作提示。

    | 县（市、区） | 载体名称 | 带贫模式         |
    | 内黄县       | 甲基地   | 四平台一基地     |
    | 滑县         | 乙基地   | **四平台一基地** |
    | 汤阴县       | 丙公司   | 其他             |
    """
    home = carriers[Carrier.mode].map(
        {"四平台一基地": "内黄县", "扶贫加工车间": "滑县", "党支部+合作社+脱贫户": "林州市"}
    )
    county = carriers.county_of()
    return hits(carriers, home.notna() & county.notna() & (county != home), Carrier.mode, 别=home)
