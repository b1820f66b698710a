"""I03."""

from __future__ import annotations

from xltools.derived.answers import yes
from xltools.ledgers.insurance_cover import InsuranceCover
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("I03", WARNING, short="防贫保险没有覆盖")
def not_covered(insurance_covers: Table) -> Hits:
    """{格}{县}{说明}，全市要求防贫保险全覆盖，请核实。

    协议填“否”或空着，或者保费为0，都算没有覆盖。

    | 县（市、区） | 投保年度 | 保费（元） | 是否签订保险协议 |
    | 滑县         | 2021     | 250000     | 是               |
    | 内黄县       | 2021     | **0**      | 是               |
    | 汤阴县       | 2021     | 120000     | **否**           |
    """
    signed, premium = insurance_covers[InsuranceCover.agreement], insurance_covers[InsuranceCover.premium]
    unsigned = ~yes(signed) & ~insurance_covers.noted(InsuranceCover.agreement)
    yield from hits(insurance_covers, unsigned, InsuranceCover.agreement, 说明="没有签订保险协议")
    yield from hits(insurance_covers, ~unsigned & (premium == 0), InsuranceCover.premium, 说明="保费为0")
