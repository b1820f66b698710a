"""S24."""

from __future__ import annotations

from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import WARNING
from xltools.model.period import Period, months_covered
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S24", WARNING, short="渐退期月数不合规定")
def taper_length(dibao_families: Table, policy: Policy, period: Period) -> Hits:
    """{格}渐退期{n}个月，应在{少}至{多}个月之间，请核对。

    起止月都算在内，6个月和12个月都符合。

    | 户主姓名 | 渐退期起 | 渐退期止    |
    | 王强     | 2021-01  | 2021-06     |
    | 李强     | 2021-01  | **2021-05** |
    | 赵强     | 2021-01  | **2022-01** |
    """
    least, most = (int(policy.need("taper_months", period, name=name)) for name in ("least", "most"))
    length = months_covered(dibao_families[DibaoFamily.taper_start], dibao_families[DibaoFamily.taper_end])
    wrong = (length < least) | (length > most)
    return hits(dibao_families, wrong, DibaoFamily.taper_end, n=length, 少=least, 多=most)
