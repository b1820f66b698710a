"""S18."""

from __future__ import annotations

from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S18", ERROR, short="保障人口多于家庭人口")
def insured_above_size(dibao_families: Table) -> Hits:
    """{格}保障人口{a}人多于家庭人口{b}人，请核对。

    按户施保，保障人口不能超过家庭人口；相等的不报。

    | 户主姓名 | 家庭人口 | 保障人口 |
    | 王强     | 3        | 3        |
    | 李强     | 3        | **4**    |
    """
    size, insured = dibao_families[DibaoFamily.family_size], dibao_families[DibaoFamily.insured_size]
    return hits(dibao_families, insured > size, DibaoFamily.insured_size, a=insured, b=size)
