"""H20."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import dibao_line, on_dibao, taper_months


@rule("H20", WARNING, short="渐退期应为12个月")
def taper_not_twelve(households: Table, policy: Policy, period: Period) -> Hits:
    """{格}脱贫不稳定户收入{x}元，在低保标准{y}元的{倍}倍以内，渐退期应为12个月，现为{n}个月，请核对。

    超过标准、不超过标准的1.5倍（含正好1.5倍）；起止月都算在内；没有填渐退期的不判断。

    ```toml
    [[dibao_std]]
    rural = 4000
    urban = 7000
    ```

    | 户编号 | 县（市、区） | 监测对象类别 | 低保类别 | 人均纯收入（元） | 渐退期起 | 渐退期止    |
    | 1      | 滑县         | 脱贫不稳定户 | B        | 6000             | 2021-01  | 2021-12     |
    | 2      | 滑县         | 脱贫不稳定户 | B        | 6000             | 2021-01  | **2021-11** |
    | 3      | 滑县         | 脱贫不稳定户 | B        | 6001             | 2021-01  | 2021-08     |
    """
    times = float(policy.need("taper_ratio", period))
    line = dibao_line(households, policy, period)
    income, length = households[Household.per_capita_income], taper_months(households)
    within = (income > line) & (income <= line * times)
    wrong = (
        first(households)
        & (households[Household.monitor_category] == "脱贫不稳定户")
        & on_dibao(households)
        & within
        & (length != 12)
    )
    return hits(households, wrong & length.notna(), Household.taper_end, x=income, y=line, 倍=times, n=length)
