"""H10."""

from __future__ import annotations

from xltools.derived.household.monitoring import first, has_measure
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H10", ERROR, short="帮扶消除但没有措施")
def helped_without_measure(households: Table) -> Hits:
    """{格}风险消除方式填“帮扶消除”，但帮扶措施为空，请补填措施。

    自然消除的可以没有措施。

    | 户编号 | 风险消除方式 | 帮扶措施 |
    | 1      | 帮扶消除     | 技能培训 |
    | 2      | 帮扶消除     | ****     |
    | 3      | 自然消除     |          |
    """
    helped = households[Household.clear_mode] == "帮扶消除"
    return hits(households, first(households) & helped & ~has_measure(households), Household.measures)
