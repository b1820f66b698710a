"""H25."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.derived.household.monitoring import first
from xltools.derived.persons import ages_of
from xltools.ledgers.household import Household
from xltools.model.finding import INFO
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H25", INFO, short="整户无劳动力却消除风险")
def nobody_able(households: Table, period: Period) -> Hits:
    """{格}整户没有16至59岁的人却标注风险消除，请复核。

    整户无劳动力的由兜底保障，一般不轻易标注消除。有成员年龄不明的不判断。

    | 户编号 | 姓名 | 证件号码           | 风险是否消除 |
    | 1      | 王强 | 410526197501011234 | 是           |
    | 2      | 李强 | 410526194602021219 | **是**       |
    | 2      | 李军 | 410526201202021212 | 是           |
    """
    number, age = households[Household.household_no], ages_of(households, Household.member_id, period)
    able = age.between(16, 59).groupby(number, sort=False).transform("any")
    unclear = age.isna().groupby(number, sort=False).transform("any")
    wrong = first(households) & yes(households[Household.risk_cleared]) & number.notna()
    return hits(
        households,
        wrong & ~able.fillna(True).astype(bool) & ~unclear.fillna(True).astype(bool),
        Household.risk_cleared,
    )
