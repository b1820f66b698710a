"""X27."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import by_later_row, places, told


@rule("X27", WARNING, short="疑似同一照料人", doubles="caregivers")
def perhaps_same_caregiver(caregivers: Table, matches: Matches) -> Hits:
    """{格}照料人{姓名}与{格1}的“{名}”可能是同一人，用了两个身份证号：{根据}。请核对，统一成正确的号码。

    一人照料几名儿童时各行的号码应当一样；不一样，照料人数、账户和对账都会算错。

    | 照料人姓名 | 照料人身份证号         | 照料人联系电话 | 行政村（社区） |
    | 王军       | 41052619491231002X     | 13800000001    | 南街村         |
    | 王军       | **41052619491231003X** | 13800000001    | 南街村         |
    | 李军       | 410105196001010014     | 13800000002    | 南街村         |
    """
    found = by_later_row(matches.doubles(caregivers))
    return hits(
        caregivers,
        caregivers.among(found),
        Caregiver.caregiver_id,
        also=places(found, caregivers, Caregiver.caregiver_id),
        **told(found, caregivers, caregivers),
    )
