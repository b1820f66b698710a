"""H13."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("H13", WARNING, short="收入低于监测线未纳入监测")
def below_line(households: Table, policy: Policy, period: Period) -> Hits:
    """{格}人均纯收入{x}元低于监测线{y}元，但没有列入监测，请核查是否应纳入。

    正好等于监测线的不报；低保户也照样看。

    | 户编号 | 县（市、区） | 人均纯收入（元） | 监测对象类别 |
    | 1      | 滑县         | 6000             |              |
    | 2      | 滑县         | **5999**         |              |
    | 3      | 滑县         | 5000             | 边缘易致贫户 |
    """
    line = policy.column("monitor_line", households.county_of(), period)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的防返贫监测收入线（monitor_line）")
    income = households[Household.per_capita_income]
    unwatched = households.blank(Household.monitor_category) | ~households.present(Household.monitor_category)
    return hits(
        households,
        first(households) & (income < line) & unwatched,
        Household.per_capita_income,
        x=income,
        y=line,
    )
