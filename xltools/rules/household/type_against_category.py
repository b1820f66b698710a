"""H12."""

from __future__ import annotations

from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_FITS = {"脱贫不稳定户": "脱贫户", "边缘易致贫户": "一般农户"}


@rule("H12", ERROR, short="户类型与监测类别矛盾")
def type_against_category(households: Table) -> Hits:
    """{格}户类型“{a}”与监测类别“{b}”矛盾，请更正其中一项。

    脱贫不稳定户必须是脱贫户，边缘易致贫户必须是一般农户；突发严重困难户两种都可以。

    | 户编号 | 户类型     | 监测对象类别 |
    | 1      | 脱贫户     | 脱贫不稳定户 |
    | 2      | **脱贫户** | 边缘易致贫户 |
    """
    kind, category = households[Household.household_type], households[Household.monitor_category]
    wanted = category.map(_FITS)
    return hits(
        households,
        first(households) & kind.notna() & wanted.notna() & (kind != wanted),
        Household.household_type,
        a=kind,
        b=category,
    )
