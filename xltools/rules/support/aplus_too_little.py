"""S19."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S19", ERROR, short="A+类保障低于下限")
def aplus_too_little(dibao_families: Table, policy: Policy, period: Period) -> Hits:
    """{格}A+类：户月保障金额{a}元÷保障{n}人={x}元，低于每人每月{y}元，请核对类别或金额。

    正好300元是符合的（以上包括本数）；退出的不算。

    | 户主姓名 | 分档类型 | 保障人口 | 户月保障金额（元） |
    | 王强     | A+       | 2        | 600                |
    | 李强     | A+       | 2        | **598**            |
    | 赵强     | A        | 2        | 400                |
    """
    least = float(policy.need("aplus_min", period))
    amount, size = dibao_families[DibaoFamily.monthly_amount], dibao_families[DibaoFamily.insured_size]
    each = (amount / size.where(size > 0)).round(2)
    wrong = (dibao_families[DibaoFamily.dibao_class] == "A+") & (each < least) & still(dibao_families)
    return hits(dibao_families, wrong, DibaoFamily.monthly_amount, a=amount, n=size, x=each, y=least)
