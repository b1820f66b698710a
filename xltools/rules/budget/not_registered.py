"""B08."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.asset import Asset
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("B08", WARNING, short="资产没有确权登记")
def not_registered(assets: Table) -> Hits:
    """{格}{资产}没有确权登记，请办理。

    项目形成的资产都要确权登记；到户类资产归农户所有，不用登记，不报。

    | 资产编号 | 资产名称 | 资产类型   | 是否确权登记 |
    | Z1       | 道路     | 公益性资产 | 是           |
    | Z2       | 水井     | 公益性资产 | **否**       |
    | Z3       | 种羊     | 到户类资产 | 否           |
    """
    registered = assets[Asset.registered]
    wrong = ~yes(registered) & ~assets.noted(Asset.registered) & assets.present(Asset.registered)
    return hits(
        assets,
        wrong & (assets[Asset.asset_type] != "到户类资产"),
        Asset.registered,
        资产=assets.text(Asset.asset_name),
    )
