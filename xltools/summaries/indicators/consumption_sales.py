"""Q12."""

from __future__ import annotations

from xltools.ledgers.consumption import Consumption
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q12", "消费扶贫“三专一平台”本年销售额", "万元", aim="least", drill="消费扶贫台账：本年销售额")
def consumption_sales(consumption_outlets: Table) -> Answer:
    """专柜、专区、专馆和平台的销售额合计。"""
    return Answer(float(consumption_outlets[Consumption.sales].sum()))
