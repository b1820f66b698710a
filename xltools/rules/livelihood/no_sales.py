"""L11."""

from __future__ import annotations

from xltools.ledgers.consumption import Consumption
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L11", WARNING, short="网点没有销售额")
def no_sales(consumption_outlets: Table) -> Hits:
    """{格}{网点}本年销售额为{值}，请核实是否仍在运营。

    空着的由必填列检查，不在这里报。

    | 网点名称 | 网点类型 | 本年销售额（万元） |
    | 甲专柜   | 专柜     | 3.5                |
    | 乙专馆   | 专馆     | **0**              |
    """
    return hits(
        consumption_outlets,
        consumption_outlets[Consumption.sales] == 0,
        Consumption.sales,
        网点=consumption_outlets.text(Consumption.outlet_name),
    )
