"""S07."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.derived.tekun_person.abilities import self_care_of, unable_count
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S07", WARNING, short="自理能力与六项活动不符")
def ability_differs(tekun_persons: Table) -> Hits:
    """{格}{姓名}六项日常活动有{n}项不能自主完成，应评为“{应}”，现填“{值}”，请核对。

    吃饭、穿衣、上下床、如厕、室内行走、洗澡：六项都能为自理，一至三项不能为半失能，四项以上（含四项）不能为失能。
    六项没有填齐的不判断。

    | 姓名 | 自主吃饭 | 自主穿衣 | 自主上下床 | 自主如厕 | 室内行走 | 自主洗澡 | 生活自理能力 |
    | 王芳 | 是       | 是       | 是         | 是       | 是       | 是       | 自理         |
    | 李明 | 是       | 是       | 是         | 否       | 否       | 否       | 半失能       |
    | 赵丽 | 是       | 是       | 否         | 否       | 否       | 否       | **半失能**   |
    | 孙军 | 是       | 是       | 是         | 是       | 是       | 否       | **自理**     |
    | 周强 |          | 是       | 是         | 是       | 是       | 否       | 自理         |
    """
    right = self_care_of(tekun_persons)
    unable = unable_count(tekun_persons)
    given = tekun_persons[TekunPerson.self_care]
    wrong = right.notna() & given.notna() & (given != right)
    return hits(tekun_persons, wrong & still(tekun_persons), TekunPerson.self_care, n=unable, 应=right)
