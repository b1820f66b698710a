"""C13."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.lists import Institution
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.modes import TOGETHER


@rule("C13", ERROR, short="集中供养没有机构")
def no_institution(caregivers: Table, institutions: Table | None = None) -> Hits:
    """{格}供养方式是“{方式}”，但供养机构{说明}，请补填或更正。

    有机构名录（--against institutions=）时还要在名录里。

    | 供养方式       | 供养机构       |
    | 敬老院集中供养 | 城关镇敬老院   |
    | 敬老院集中供养 | ****           |
    | 亲情赡养       |                |
    """
    mode, name = caregivers[Caregiver.support_mode], caregivers[Caregiver.institution]
    central = mode.isin(TOGETHER)
    yield from hits(
        caregivers,
        central & caregivers.blank(Caregiver.institution),
        Caregiver.institution,
        方式=mode,
        说明="没有填",
    )
    if institutions is not None:
        known = set(institutions[Institution.name].dropna())
        yield from hits(
            caregivers,
            central & name.notna() & ~name.isin(known),
            Caregiver.institution,
            方式=mode,
            说明="不在机构名录里",
        )
