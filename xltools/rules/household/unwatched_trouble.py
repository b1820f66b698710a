"""H14."""

from __future__ import annotations

from xltools.derived.answers import no, yes
from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H14", WARNING, short="脱贫户有困难未纳入监测")
def unwatched_trouble(households: Table) -> Hits:
    """{格}脱贫户{问题}，但没有纳入监测，请核查。

    看住房、饮水、义务教育、医保四项；每项各报一条。

    | 户编号 | 户类型   | 是否危房户 | 是否参加医保 | 监测对象类别 |
    | 1      | 脱贫户   | 否         | 是           |              |
    | 2      | 脱贫户   | **是**     | **否**       |              |
    | 3      | 一般农户 | 是         | 否           |              |
    """
    unwatched = households.blank(Household.monitor_category) | ~households.present(Household.monitor_category)
    those = first(households) & (households[Household.household_type] == "脱贫户") & unwatched
    yield from hits(
        households, those & yes(households[Household.house_unsafe]), Household.house_unsafe, 问题="住房是危房"
    )
    yield from hits(
        households, those & no(households[Household.water_safe]), Household.water_safe, 问题="饮水未解决"
    )
    yield from hits(
        households, those & no(households[Household.edu_ok]), Household.edu_ok, 问题="义务教育未保障"
    )
    yield from hits(
        households, those & no(households[Household.med_ok]), Household.med_ok, 问题="没有参加医保"
    )
