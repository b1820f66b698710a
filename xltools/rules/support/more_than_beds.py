"""S13."""

from __future__ import annotations

from xltools.ledgers.care_home import CareHome
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S13", WARNING, short="托养人数超过床位")
def more_than_beds(care_homes: Table) -> Hits:
    """{格}{机构}集中托养{a}人，超过床位{b}张，请核对。

    正好住满的不报。

    | 机构名称     | 床位数 | 集中托养人数 |
    | 城关镇敬老院 | 30     | 30           |
    | 道口镇敬老院 | 30     | **31**       |
    """
    beds, residents = care_homes[CareHome.beds], care_homes[CareHome.residents]
    return hits(
        care_homes,
        residents > beds,
        CareHome.residents,
        机构=care_homes.text(CareHome.home_name),
        a=residents,
        b=beds,
    )
