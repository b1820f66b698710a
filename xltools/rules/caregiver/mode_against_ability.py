"""C12."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.modes import unsuited


@rule("C12", WARNING, short="供养方式与自理能力不符")
def mode_against_ability(caregivers: Table) -> Hits:
    """{格}供养方式“{值}”与自理能力“{能力}”不符，请核对或在备注说明。

    失能的分散供养、能自理的住医疗机构要说明；备注有说明的不报。精神病院须重度精神残疾，台账没有这一列，不判断。

    | 供养方式         | 生活自理能力 |
    | 敬老院集中供养   | 失能         |
    | **亲情赡养**     | 失能         |
    | 居家助养         | 半失能       |
    """
    mode, ability = caregivers[Caregiver.support_mode], caregivers[Caregiver.self_care]
    wrong = unsuited(mode, ability)
    return hits(
        caregivers, wrong & ~caregivers.filled(Caregiver.remark), Caregiver.support_mode, 能力=ability
    )
