"""S27."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("S27", WARNING, short="低保类别与家庭台账不同")
def household_class_differs(dibao_families: Table, households: Table) -> Hits:
    """{格}{姓名}户在低保家庭台账是{值}类，在家庭台账是{户}类（{格1}），请核对。

    按户主身份证号对应；家庭台账没有填低保类别的不报。

    | 户主姓名 | 户主身份证号       | 分档类型 |
    | 王强     | 410526197003051217 | A        |
    | 李强     | 41052619650101123X | **B**    |

    家庭台账
    | 户编号 | 户主姓名 | 户主身份证号       | 低保类别 |
    | 1      | 王强     | 410526197003051217 | A        |
    | 2      | 李强     | 41052619650101123X | A        |
    """
    found = dibao_families[DibaoFamily.head_id].map(rows_by(households, Household.head_id))
    there = at_row(found, households, Household.dibao_class)
    mine = dibao_families[DibaoFamily.dibao_class]
    wrong = mine.notna() & there.notna() & (mine != there) & still(dibao_families)
    return hits(
        dibao_families,
        wrong,
        DibaoFamily.dibao_class,
        also=place_in(found, households, Household.dibao_class),
        户=there,
    )
