"""X09."""

from __future__ import annotations

from xltools.derived.payments import in_month
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Payment,
)
from xltools.matching.tables import Matches
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.values.region import COUNTIES


@rule("X09", ERROR, short="有款无账")
def paid_not_registered(
    payments: Table, children: Table, book: Book, period: Period, matches: Matches
) -> Hits:
    """有款无账：发放表{格}{谁}发放{x}元，台账中没有此人，请核实是否错发。

    台账里像是同一人而号码不同的不报（见X18）。名单注明了县的，只看报了台账的县；没有注明县的，报齐九县才判断。

    发放名单
    | 姓名 | 身份证号               | 发放金额（元） | 县（市、区） |
    | 王芳 | 410526201203041223     | 950            | 滑县         |
    | 李明 | **41052620140304121X** | 950            | 滑县         |
    | 赵丽 | 410526201503041217     | 950            | 内黄县       |

    儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号           |
    | 滑县         | 王芳     | 410526201203041223 |
    """
    counties = book.counties()
    county = payments.county_of()
    mine = county.isin(counties) | (
        county.isna() & (len(set(counties) & set(COUNTIES.values())) >= len(COUNTIES))
    )
    number = payments[Payment.id]
    wrong = (
        in_month(payments, period)
        & mine
        & number.notna()
        & ~number.isin(children[Child.child_id].dropna())
        & ~payments.among(matches.between(payments, children).likely)
    )
    return hits(payments, wrong, Payment.id, 谁=payments.text(Payment.name), x=payments[Payment.amount])
