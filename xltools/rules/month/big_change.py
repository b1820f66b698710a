"""M06."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.model.address import CellRef
from xltools.model.finding import INFO
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hit, Hits, rule
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@rule("M06", INFO, short="在册人数变动大")
def big_change(children: Table, previous_children: Table, policy: Policy, period: Period) -> Hits:
    """{县}本月在册人数由{a}变为{b}，变动{p}%，超过{限}%，请说明原因。

    净变动除以上月人数；正好等于提醒线的不报。
    """
    limit = float(policy.need("change_warn", period))
    now = children.county_of()[active(children)].value_counts()
    before = previous_children.county_of()[active(previous_children)].value_counts()
    for one in [
        county
        for county in COUNTIES.values()
        if before.get(county, 0) and county in set(children.county_of())
    ]:
        a, b = int(before[one]), int(now.get(one, 0))
        share = abs(b - a) / a
        if share > limit:
            words = {"a": a, "b": b, "p": f"{share * 100:.1f}", "限": f"{limit * 100:g}"}
            yield Hit(CellRef(), words, county=one)
