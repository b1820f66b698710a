"""S16."""

from __future__ import annotations

import pandas as pd

from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("S16", WARNING, short="特困基本生活费偏低")
def living_too_little(tekun_persons: Table, policy: Policy, period: Period) -> Hits:
    """{格}{姓名}基本生活费每月{a}元，低于农村低保标准的{倍}倍（{b}元），请核对。

    特困基本生活标准不低于当地低保标准的1.3倍；台账不分城乡，所以只和较低的农村标准比。

    ```toml
    [[dibao_std]]
    rural = 4800
    urban = 7000
    ```

    | 县（市、区） | 姓名 | 基本生活费（元/月） |
    | 滑县         | 王芳 | 520                 |
    | 滑县         | 李明 | **519.99**          |
    """
    times = float(policy.need("tekun_ratio", period))
    rural = pd.Series("rural", index=tekun_persons.labels)
    line = policy.column("dibao_std", tekun_persons.county_of(), period, rural)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的最低生活保障标准（dibao_std）")
    least = (line / 12 * times).round(2)
    amount = tekun_persons[TekunPerson.living_amount]
    return hits(
        tekun_persons,
        (amount < least) & still(tekun_persons),
        TekunPerson.living_amount,
        a=amount,
        b=least,
        倍=f"{times:g}",
    )
