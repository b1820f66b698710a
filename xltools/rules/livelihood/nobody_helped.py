"""L01."""

from __future__ import annotations

from xltools.ledgers.carrier import Carrier
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L01", WARNING, short="载体没有带动户")
def nobody_helped(carriers: Table) -> Hits:
    """{格}{载体}带动户数为{值}，请核对，没有带动的不列入带贫载体。

    空着的由必填列检查，不在这里报。

    | 载体名称   | 带动户数 |
    | 甲合作社   | 12       |
    | 乙合作社   | **0**    |
    """
    return hits(
        carriers,
        carriers[Carrier.households_helped] == 0,
        Carrier.households_helped,
        载体=carriers.text(Carrier.carrier_name),
    )
