"""S22."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("S22", WARNING, short="低保证号重复")
def certificate_shared(dibao_families: Table) -> Hits:
    """{格}低保证号{证}已用于另一户（{格1}），请核对。

    按户施保，一户一证；同一户主重复登记的在P13报。

    | 户主姓名 | 户主身份证号       | 低保证号     |
    | 王强     | 410526197003051217 | 4105260001   |
    | 李强     | 41052619650101123X | **4105260001** |
    """
    number = dibao_families[DibaoFamily.dibao_cert].where(still(dibao_families))
    first = first_same(number)
    head = dibao_families[DibaoFamily.head_id]
    other = first.notna() & (head != first.map(head))
    return hits(dibao_families, other, DibaoFamily.dibao_cert, also=first, 证=number)
