"""F11."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.child import Child
from xltools.model.book import SheetFacts
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

#: No monthly benefit of a child lies outside, in 元.
_LEAST, _MOST = 1.0, 10_000.0


@rule("F11", WARNING, short="金额单位可疑")
def unlikely_unit(facts: list[SheetFacts], children: Table) -> Hits:
    """{格}金额{填}按表上注明的单位“{单位}”折合{元}元，不像一个儿童一个月的钱，请核对是元还是万元。

    只看儿童台账的保障标准和发放金额，0 不看；每张表报第一处。没有注明单位的按元。
    """
    for number, part in enumerate(children.parts):
        unit = next((fact.unit.value for fact in facts if fact.part is part and fact.unit is not None), "元")
        mine = children.origins["part"] == number
        for column in (Child.std_amount, Child.pay_amount):
            amount = children[column]
            odd = mine & amount.notna() & (amount != 0) & ((amount < _LEAST) | (amount > _MOST))
            if odd.any():
                first = pd.Series(children.labels == odd.idxmax(), index=children.labels)
                yield from hits(children, first, column, 填=children.text(column), 单位=unit, 元=amount)
                break
