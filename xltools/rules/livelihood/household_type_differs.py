"""L10."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.ledgers.industry_measure import IndustryMeasure
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("L10", WARNING, short="户类型与家庭台账不同")
def household_type_differs(industry_measures: Table, households: Table) -> Hits:
    """{格}{姓名}户填“{值}”，在家庭台账里是“{户}”（{格1}），请核对。

    按户编号对应，每户报在第一行。

    | 户编号 | 户主姓名 | 户类型     |
    | 1      | 王强     | 脱贫户     |
    | 2      | 李强     | **脱贫户** |

    家庭台账
    | 户编号 | 户主姓名 | 户类型   |
    | 1      | 王强     | 脱贫户   |
    | 2      | 李强     | 一般农户 |
    """
    found = industry_measures[IndustryMeasure.household_no].map(rows_by(households, Household.household_no))
    there = at_row(found, households, Household.household_type)
    mine = industry_measures[IndustryMeasure.household_type]
    wrong = mine.notna() & there.notna() & (mine != there)
    return hits(
        industry_measures,
        wrong & industry_measures.first_rows(IndustryMeasure.household_no),
        IndustryMeasure.household_type,
        also=place_in(found, households, Household.household_type),
        户=there,
    )
