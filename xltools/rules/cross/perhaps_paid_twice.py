"""X24."""

from __future__ import annotations

from xltools.derived.payments import in_month
from xltools.ledgers.lists import Payment
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import by_later_row, places, told


@rule("X24", WARNING, short="疑似重复发放", doubles="payments")
def perhaps_paid_twice(payments: Table, matches: Matches, period: Period) -> Hits:
    """疑似重复发放：{格}{姓名}与{格1}的“{名}”可能是同一人，用了两个身份证号各发了一笔：{根据}。请核实，重复的停发、追回。

    号码相同的见X12。补发的不算；姓名、号码、账号等合得上才报。

    发放名单
    | 姓名   | 身份证号               | 发放金额（元） | 账号               | 是否补发 |
    | 王晓芳 | 410526201203041223     | 950            | 621799000000000018 | 否       |
    | 王晓芳 | **410526201203041323** | 950            | 621799000000000018 | 否       |
    | 李明   | 41052620140304121X     | 950            | 621799000000000026 | 否       |
    """
    extra = payments[Payment.arrears_mark].fillna(False).astype(bool)
    extra |= payments[Payment.remark].fillna("").str.contains("补发")
    plain = set(payments.labels[(in_month(payments, period) & ~extra).to_numpy()])
    found = by_later_row(pair for pair in matches.doubles(payments) if {pair.one, pair.two} <= plain)
    return hits(
        payments,
        payments.among(found),
        Payment.id,
        also=places(found, payments, Payment.id),
        **told(found, payments, payments),
    )
