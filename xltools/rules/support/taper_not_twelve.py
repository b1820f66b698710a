"""S25."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import WARNING
from xltools.model.period import Period, months_covered
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("S25", WARNING, short="渐退期应为12个月")
def taper_not_twelve(dibao_families: Table, policy: Policy, period: Period) -> Hits:
    """{格}脱贫不稳定户收入{x}元，在低保标准{y}元的{倍}倍以内，渐退期应为12个月，现为{n}个月，请核对。

    超过标准、不超过标准的1.5倍（含正好1.5倍）；起止月都算在内；没有填渐退期的不判断。

    ```toml
    [[dibao_std]]
    rural = 4000
    urban = 7000
    ```

    | 县（市、区） | 户主姓名 | 是否脱贫不稳定户 | 家庭年均收入（元） | 渐退期起 | 渐退期止    |
    | 滑县         | 王强     | 是               | 6000               | 2021-01  | 2021-12     |
    | 滑县         | 李强     | 是               | 6000               | 2021-01  | **2021-11** |
    | 滑县         | 赵强     | 是               | 6001               | 2021-01  | 2021-08     |
    | 滑县         | 孙强     | 否               | 6000               | 2021-01  | 2021-08     |
    """
    times = float(policy.need("taper_ratio", period))
    names = dibao_families[DibaoFamily.dibao_type].map({"城市": "urban"}).fillna("rural")
    line = policy.column("dibao_std", dibao_families.county_of(), period, names)
    if line.isna().all():
        raise Skip(f"未配置标准：{period}的最低生活保障标准（dibao_std）")
    income = dibao_families[DibaoFamily.per_capita_income]
    length = months_covered(dibao_families[DibaoFamily.taper_start], dibao_families[DibaoFamily.taper_end])
    within = (income > line) & (income <= line * times)
    wrong = yes(dibao_families[DibaoFamily.unstable]) & within & length.notna() & (length != 12)
    return hits(dibao_families, wrong, DibaoFamily.taper_end, x=income, y=line, 倍=f"{times:g}", n=length)
