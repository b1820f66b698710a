"""H01."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

#: 中农组〔2021〕7号 added this category in mid-2021.
_ADDED = Period(2021, 6)


@rule("H01", ERROR, short="监测对象类别不在选项内")
def category_unknown(households: Table, period: Period) -> Hits:
    """{格}监测对象类别“{值}”不在本期选项内，请从下拉选择（脱贫不稳定户、边缘易致贫户，2021年6月起还有突发严重困难户）。

    类别写错，户就统计不进去。

    | 户编号 | 监测对象类别       |
    | 1      | 边缘易致贫户       |
    | 2      | **困难户**         |
    | 3      | **突发严重困难户** |
    """
    category = households[Household.monitor_category]
    early = (category == "突发严重困难户") & (period < _ADDED)
    return hits(
        households,
        first(households) & (households.noted(Household.monitor_category, "H01") | early),
        Household.monitor_category,
    )
