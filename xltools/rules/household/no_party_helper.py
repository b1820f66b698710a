"""H11."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H11", ERROR, short="边缘易致贫户没有党员联系")
def no_party_helper(households: Table) -> Hits:
    """{格}边缘易致贫户没有联系的党员干部，请落实1名并填写。

    每户边缘易致贫户有1名党员干部联系帮扶（2021年市报告）。风险已消除的不报。

    | 户编号 | 监测对象类别 | 帮扶责任人 | 帮扶人是否党员 |
    | 1      | 边缘易致贫户 | 孙军       | 是             |
    | 2      | 边缘易致贫户 | 孙军       | **否**         |
    | 3      | 脱贫不稳定户 |            |                |
    """
    edge = (
        first(households)
        & (households[Household.monitor_category] == "边缘易致贫户")
        & ~yes(households[Household.risk_cleared])
    )
    unclear = households.noted(Household.helper_party) | ~households.present(Household.helper_party)
    return hits(
        households, edge & ~unclear & ~yes(households[Household.helper_party]), Household.helper_party
    )
