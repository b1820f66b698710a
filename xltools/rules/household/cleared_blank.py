"""H07."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H07", ERROR, short="风险已消除但缺项")
def cleared_blank(households: Table) -> Hits:
    """{格}风险已消除，但没有填“{列}”，请补填。

    消除时间和方式各报一条。

    | 户编号 | 风险是否消除 | 风险消除时间 | 风险消除方式 |
    | 1      | 是           | 2021-02      | 帮扶消除     |
    | 2      | 是           | ****         | 自然消除     |
    | 3      | 否           |              |              |
    """
    done = first(households) & yes(households[Household.risk_cleared])
    for column in (Household.cleared_month, Household.clear_mode):
        yield from hits(households, done & households.blank(column), column)
