"""H23."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.household import Household
from xltools.ledgers.lists import Tekun
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import (
    on_dibao,
)


@rule("H23", ERROR, short="低保和特困重复享受")
def dibao_and_tekun(households: Table, tekun: Table) -> Hits:
    """{格}{姓名}同时登记低保和特困（见{格1}），只能享受一种，请更正。

    按证件号码和特困名单比对。

    | 户编号 | 姓名 | 证件号码               | 低保类别 |
    | 1      | 王强 | 410526197501011234     | A        |
    | 2      | 李强 | **410526197602021212** | A        |

    特困名单
    | 姓名 | 身份证号           |
    | 李强 | 410526197602021212 |
    """
    places = pd.Series(tekun.labels, index=tekun[Tekun.id].to_numpy())
    places = places[places.index.notna() & ~places.index.duplicated()]
    at = households[Household.member_id].map(places)
    wrong = at.notna() & on_dibao(households)
    return hits(households, wrong, Household.member_id, also=lambda label: tekun.place(at[label], Tekun.id))
