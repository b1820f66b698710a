"""S01."""

from __future__ import annotations

import pandas as pd

from xltools.derived.answers import yes
from xltools.derived.persons import still
from xltools.ledgers.unsupported_adult import UnsupportedAdult
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S01", WARNING, short="没有认定依据")
def no_ground(unsupported_adults: Table) -> Hits:
    """{格}{姓名}四项认定标准（无劳动能力、无收入来源、义务人无法履行义务、重度残疾）没有一项填“是”，请补充认定依据。

    四项不要求同时具备，但一项都没有就不能认定；四列都没有报的不判断。

    | 姓名     | 身份证号           | 无劳动能力 | 无收入来源 | 义务人无法履行义务 | 重度残疾 |
    | 王芳     | 410526194001011234 | 是         | 是         | 是                 | 否       |
    | **李明** | 410526194001011234 | 否         | 否         |                    | 否       |
    """
    flags = (
        UnsupportedAdult.no_labour,
        UnsupportedAdult.no_income,
        UnsupportedAdult.unable_supporter,
        UnsupportedAdult.severely_disabled,
    )
    judged = pd.Series(False, index=unsupported_adults.labels)
    ground = judged.copy()
    for flag in flags:
        judged |= unsupported_adults.present(flag)
        ground |= yes(unsupported_adults[flag]) | unsupported_adults.noted(flag)
    return hits(
        unsupported_adults, judged & ~ground & still(unsupported_adults), UnsupportedAdult.person_name
    )
