"""S14."""

from __future__ import annotations

from xltools.ledgers.care_home import CareHome
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported
from xltools.rules.support.lodging import plain_names, residents_of


@rule("S14", WARNING, short="托养人数与名单不符")
def residents_differ(care_homes: Table, tekun_persons: Table, severe_care_persons: Table) -> Hits:
    """{格}{机构}填集中托养{a}人，特困人员台账和重残照护台账里住在这家的共{b}人，请核对。

    同一人在两本台账里只算一次，已退出的不算；没有报这两本台账的县不判断。

    | 县（市、区） | 机构名称     | 集中托养人数 |
    | 滑县         | 城关镇敬老院 | 2            |
    | 滑县         | 道口镇敬老院 | **3**        |

    特困人员台账
    | 县（市、区） | 姓名 | 身份证号           | 供养机构     |
    | 滑县         | 王芳 | 410526194001011234 | 城关镇敬老院 |
    | 滑县         | 李明 | 41052619650101123X | 城关镇敬老院 |
    | 滑县         | 赵丽 | 410526195501011227 | 道口镇敬老院 |

    重残照护台账
    | 县（市、区） | 姓名 | 身份证号           | 托养机构     |
    | 滑县         | 李明 | 41052619650101123X | 城关镇敬老院 |
    """
    counts = residents_of(tekun_persons, severe_care_persons)
    name = care_homes[CareHome.home_name]
    there = plain_names(name).map(counts).fillna(0)
    stated = care_homes[CareHome.residents]
    judged = reported(care_homes, tekun_persons) & reported(care_homes, severe_care_persons)
    wrong = name.notna() & stated.notna() & (stated != there)
    return hits(care_homes, wrong & judged, CareHome.residents, 机构=name, a=stated, b=there)
