"""L09."""

from __future__ import annotations

from xltools.ledgers.carrier import Carrier
from xltools.ledgers.industry_measure import IndustryMeasure
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported
from xltools.rules.support.lodging import plain_names


@rule("L09", WARNING, short="带贫载体不在台账")
def carrier_unknown(industry_measures: Table, carriers: Table) -> Hits:
    """{格}带贫载体“{值}”不在带贫载体台账中，请核对名称或补报载体。

    没有报带贫载体台账的县不判断。

    | 县（市、区） | 户编号 | 带贫载体     |
    | 滑县         | 1      | 甲合作社     |
    | 滑县         | 2      | **乙合作社** |

    带贫载体台账
    | 县（市、区） | 载体名称 | 带贫模式 | 利益联结方式 | 带动户数 |
    | 滑县         | 甲合作社 | 其他     | 订单农业     | 3        |
    """
    name = plain_names(industry_measures[IndustryMeasure.carrier_name])
    known = set(plain_names(carriers[Carrier.carrier_name]).dropna())
    wrong = name.notna() & ~name.isin(known) & reported(industry_measures, carriers)
    return hits(industry_measures, wrong, IndustryMeasure.carrier_name)
