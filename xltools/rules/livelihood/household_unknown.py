"""L04."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.ledgers.industry_measure import IndustryMeasure
from xltools.ledgers.job import Job
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("L04", WARNING, short="户编号不在家庭台账")
def household_unknown(book: Book, households: Table) -> Hits:
    """{格}户编号{值}不在家庭台账中，请核对户编号或补报这一户。

    看产业措施台账和就业岗位台账；没有报家庭台账的县不判断。

    产业措施台账
    | 县（市、区） | 户编号 | 户主姓名 |
    | 滑县         | 1      | 王强     |
    | 滑县         | **9**  | 李强     |

    家庭台账
    | 县（市、区） | 户编号 | 户主姓名 |
    | 滑县         | 1      | 王强     |
    """
    known = set(households[Household.household_no].dropna())
    for column in (IndustryMeasure.household_no, Job.household_no):
        table = book.tables.get(column.kind.kind_name)
        if table is not None:
            number = table[column]
            wrong = number.notna() & ~number.isin(known) & reported(table, households)
            yield from hits(table, wrong, column)
