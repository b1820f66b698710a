"""X18."""

from __future__ import annotations

from xltools.ledgers.child import Child
from xltools.matching.tables import Matches, own
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import places, told


@rule("X18", WARNING, short="名单里疑似同一人")
def perhaps_listed(children: Table, lists: Book, matches: Matches) -> Hits:
    """{格}{姓名}与台账{格1}的“{名}”可能是同一人，身份证号不同：{根据}。请核对，更正写错的一处。

    号码不同时，按姓名、出生日期、账号等认人，免得一人算成一个“有账无款”加一个“有款无账”。台账的号码本来就空着、读不出，
    而其余足以认定的，台账那一格已经报过，不再报。

    | 儿童姓名 | 身份证号           | 一卡通账号         |
    | 王芳     | 410526201203041223 | 621799000000000018 |
    | 李明     | 41052620140304121X | 621799000000000026 |

    发放名单
    | 姓名 | 身份证号               | 发放金额（元） | 账号               |
    | 王芳 | **410526201203041123** | 950            | 621799000000000018 |
    | 李明 | 41052620140304121X     | 950            | 621799000000000026 |
    """
    compared = [table for table in lists.tables.values() if own(table) is not None]
    if not compared:
        raise Skip("未提供有姓名和身份证号的名单")
    unread = set(children.labels[children[Child.child_id].isna().to_numpy()])
    for table in compared:
        number = table.kind.id_field
        assert number is not None
        likely = matches.between(table, children).likely
        found = {label: pair for label, pair in likely.items() if not (pair.sure and pair.two in unread)}
        yield from hits(
            table,
            table.among(found),
            number,
            also=places(found, children, Child.child_id),
            **told(found, table, children),
        )
