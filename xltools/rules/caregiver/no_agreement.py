"""C07."""

from __future__ import annotations

from xltools.derived.answers import no, yes
from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("C07", ERROR, short="没有签订照料协议")
def no_agreement(caregivers: Table) -> Hits:
    """{格}没有签订照料（供养）协议，请签订后填写起始日期和编号。

    法定监护人照料自己监护的儿童不需要协议，不报；机构照料也要协议。

    | 照料人类型   | 是否签订协议 | 协议起始日期 |
    | 委托照料人   | 是           | 2021-01-01   |
    | 委托照料人   | **否**       |              |
    | 委托照料人   | 是           | ****         |
    | 法定监护人   | 否           |              |
    """
    needed = caregivers[Caregiver.caregiver_type] != "法定监护人"
    signed = caregivers[Caregiver.agreement_signed]
    unsigned = no(signed) | caregivers.blank(Caregiver.agreement_signed)
    yield from hits(caregivers, needed & unsigned, Caregiver.agreement_signed)
    yield from hits(
        caregivers,
        needed & yes(signed) & caregivers.blank(Caregiver.agreement_start),
        Caregiver.agreement_start,
    )
