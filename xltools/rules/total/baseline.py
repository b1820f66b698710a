"""T03."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.model.address import CellRef
from xltools.model.book import Inputs
from xltools.model.finding import INFO
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hit, Hits, Skip, rule
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@rule("T03", INFO, short="在册人数与基数不同")
def baseline(children: Table, policy: Policy, period: Period, inputs: Inputs) -> Hits:
    """全市在册{a}人，与基数{b}人相差{c}人，请在月报中说明。

    只在政策参数里设了基数（baseline），并且报齐九县或月度运行时判断。
    """
    stated = int(policy.need("baseline", period))
    if len(set(inputs.book.counties()) & set(COUNTIES.values())) < len(COUNTIES) and not inputs.whole_city:
        raise Skip("没有报齐九个县（市、区）")
    here = int(active(children).sum())
    if here != stated:
        yield Hit(CellRef(), {"a": here, "b": stated, "c": abs(here - stated)})
