"""C10."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C10", WARNING, short="照料人住在外县")
def lives_elsewhere(caregivers: Table) -> Hits:
    """{格}照料人住{县a}，被照料人属{县b}，请核实是否实际照料。

    被照料人的县以这一行的县（市、区）为准。

    | 县（市、区） | 居住县区   |
    | 滑县         | 滑县       |
    | 滑县         | **内黄县** |
    """
    home, county = caregivers[Caregiver.live_county], caregivers.county_of()
    return hits(
        caregivers,
        home.notna() & county.notna() & (home != county),
        Caregiver.live_county,
        县a=home,
        县b=county,
    )
