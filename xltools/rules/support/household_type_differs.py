"""S28."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.household import Household
from xltools.ledgers.severe_care import SevereCare
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("S28", WARNING, short="户类型与家庭台账不同")
def household_type_differs(severe_care_persons: Table, households: Table) -> Hits:
    """{格}{姓名}填“{值}”，在家庭台账里是“{户}”（{格1}），请核对。

    重残照护里的脱贫户人数按这一列统计；按身份证号对应家庭成员。

    | 姓名 | 身份证号           | 户类型     |
    | 王强 | 410526197003051217 | 脱贫户     |
    | 李强 | 41052619650101123X | **脱贫户** |

    家庭台账
    | 户编号 | 姓名 | 证件号码           | 户类型   |
    | 1      | 王强 | 410526197003051217 | 脱贫户   |
    | 2      | 李强 | 41052619650101123X | 一般农户 |
    """
    found = severe_care_persons[SevereCare.person_id].map(rows_by(households, Household.member_id))
    there = at_row(found, households, Household.household_type)
    mine = severe_care_persons[SevereCare.household_type]
    wrong = mine.notna() & there.notna() & (mine != there) & still(severe_care_persons)
    return hits(
        severe_care_persons,
        wrong,
        SevereCare.household_type,
        also=place_in(found, households, Household.household_type),
        户=there,
    )
