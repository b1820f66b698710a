"""X26."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import by_later_row, near, places, told


@rule("X26", WARNING, short="疑似一人多户", doubles="households")
def perhaps_two_households(households: Table, matches: Matches) -> Hits:
    """{格}户{户b}的{姓名}与{格1}户{户a}的“{名}”可能是同一人，用了两个证件号码：{根据}。请核对，同一人只能登记一次。

    姓名、户主、村、电话、账号等都合得上才报；号码相同的见X17，同名同生日、号码只差一两位的见P14。

    | 户编号 | 户主姓名 | 户主身份证号       | 姓名   | 证件号码             | 行政村（社区） |
    | 1      | 王军     | 11010519491231002X | 王晓芳 | 410526201203041223   | 南街村         |
    | 2      | 王军     | 11010519491231002X | 王小芳 | **41052620120304**   | 南街村         |
    | 3      | 李军     | 410105196001010014 | 李明   | 41052620140304121X   | 北街村         |
    """
    reported = near(households)
    found = by_later_row(pair for pair in matches.doubles(households) if (pair.one, pair.two) not in reported)
    household = households[Household.household_no].fillna("")
    return hits(
        households,
        households.among(found),
        Household.member_id,
        also=places(found, households, Household.member_id),
        户a=household.reindex([pair.two for pair in found.values()]).set_axis(list(found)),
        户b=household,
        **told(found, households, households),
    )
