"""X25."""

from __future__ import annotations

from xltools.derived.payments import in_month
from xltools.ledgers.lists import Payment
from xltools.matching.tables import Matches
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("X25", WARNING, short="名单号码有误", doubles="payments")
def paid_number_wrong(payments: Table, children: Table, period: Period, matches: Matches) -> Hits:
    """{格}{谁}发放{x}元，身份证号空着或不对，没能和台账核对，请更正名单后再对账。

    像是台账里某人的见X18，像是一人发了两笔的见X24，这里不再报。

    发放名单
    | 姓名   | 身份证号               | 发放金额（元） |
    | 王芳   | 410526201203041223     | 950            |
    | 孙小梅 | **410526201403041219** | 950            |

    儿童台账
    | 儿童姓名 | 身份证号           |
    | 王芳     | 410526201203041223 |
    """
    alike = matches.between(payments, children).likely
    twice = {label for pair in matches.doubles(payments) for label in (pair.one, pair.two)}
    wrong = in_month(payments, period) & payments[Payment.id].isna()
    told = payments.among(alike) | payments.among(dict.fromkeys(twice))
    return hits(
        payments, wrong & ~told, Payment.id, 谁=payments.text(Payment.name), x=payments[Payment.amount]
    )
