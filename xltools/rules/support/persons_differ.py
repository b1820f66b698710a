"""S20."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.ledgers.dibao_person import DibaoPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("S20", WARNING, short="保障人口与人员数不符")
def persons_differ(dibao_families: Table, dibao_persons: Table) -> Hits:
    """{格}{姓名}户保障人口填{a}人，低保人员台账里这一户有{b}人，请核对。

    按户主身份证号对应；没有报低保人员台账的县不判断，退出的不算。

    | 县（市、区） | 户主姓名 | 户主身份证号       | 保障人口 |
    | 滑县         | 王强     | 410526197003051217 | 1        |
    | 滑县         | 李强     | 41052619650101123X | **2**    |

    低保人员台账
    | 县（市、区） | 户主身份证号       | 姓名 | 身份证号           |
    | 滑县         | 410526197003051217 | 王强 | 410526197003051217 |
    | 滑县         | 41052619650101123X | 李强 | 41052619650101123X |
    """
    counts = dibao_persons[DibaoPerson.head_id][still(dibao_persons)].value_counts()
    there = dibao_families[DibaoFamily.head_id].map(counts).fillna(0)
    stated = dibao_families[DibaoFamily.insured_size]
    judged = reported(dibao_families, dibao_persons) & still(dibao_families)
    wrong = dibao_families.filled(DibaoFamily.head_id) & stated.notna() & (stated != there)
    return hits(dibao_families, wrong & judged, DibaoFamily.insured_size, a=stated, b=there)
