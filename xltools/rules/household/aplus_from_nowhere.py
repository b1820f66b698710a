"""H17."""

from __future__ import annotations

import pandas as pd

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H17", WARNING, short="A+类上月不是A类")
def aplus_from_nowhere(households: Table, previous_households: Table) -> Hits:
    """{格}本月列为A+类，上月是{上}，不是A类，请在备注说明。

    备注里写了说明的不报；上月没有这一户的不报。

    | 户编号 | 低保类别 | 备注 |
    | 1      | A+       |      |
    | 2      | **A+**   |      |
    | 3      | A+       | 新患重病 |

    上月 家庭台账
    | 户编号 | 低保类别 |
    | 1      | A        |
    | 2      | B        |
    | 3      | B        |
    """
    before = previous_households[Household.dibao_class]
    known = pd.Series(before.to_numpy(), index=previous_households[Household.household_no].to_numpy())
    known = known.dropna()
    known = known[known.index.notna() & ~known.index.duplicated()]
    was = households[Household.household_no].map(known)
    wrong = (
        first(households) & (households[Household.dibao_class] == "A+") & was.notna() & ~was.isin(["A", "A+"])
    )
    return hits(
        households, wrong & ~households.filled(Household.remark), Household.dibao_class, 上=was + "类"
    )
