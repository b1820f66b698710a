"""H08."""

from __future__ import annotations

from xltools.derived.answers import no, yes
from xltools.derived.household.monitoring import first
from xltools.ledgers.household import Household
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("H08", ERROR, short="风险已消除但仍有困难")
def cleared_unsafe(households: Table) -> Hits:
    """{格}风险已消除，但“{列}”填的是“{值}”（{问题}），请核实后更正其中一项。

    住房、饮水、义务教育还有问题的，风险不能算消除。

    | 户编号 | 风险是否消除 | 是否危房户 | 是否解决安全饮用水 | 义务教育保障 |
    | 1      | 是           | 否         | 是                 | 是           |
    | 2      | 是           | **是**     | 是                 | 是           |
    | 3      | 否           | 是         | 否                 | 是           |
    """
    done = first(households) & yes(households[Household.risk_cleared])
    yield from hits(
        households, done & yes(households[Household.house_unsafe]), Household.house_unsafe, 问题="仍是危房"
    )
    yield from hits(
        households, done & no(households[Household.water_safe]), Household.water_safe, 问题="饮水未解决"
    )
    yield from hits(
        households, done & no(households[Household.edu_ok]), Household.edu_ok, 问题="义务教育未保障"
    )
