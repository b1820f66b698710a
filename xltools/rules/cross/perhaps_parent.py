"""X23."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.matching.parents import parents_on, speaks_of_parents
from xltools.matching.tables import Matches, Pair, Who
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table
from xltools.rules.likeness import places, told


@rule("X23", WARNING, short="名单里疑似其父母")
def perhaps_parent(children: Table, lists: Book, matches: Matches) -> Hits:
    """{格}{姓名}的{父母}“{谁}”与{名单}{格1}的“{名}”可能是同一人，身份证号不同：{根据}。请核对，更正写错的一处。

    公安死亡、残联、司法名单按号码找父母；号码录错一位就找不到，死亡、释放、残疾等级都没有核对到。已退出的儿童不看。

    | 儿童姓名 | 身份证号           | 父亲姓名 | 父亲身份证号           |
    | 王芳     | 410526201203041223 | 王永强   | **410526197501011334** |
    | 李明     | 41052620140304121X | 李大勇   | 11010519491231002X     |

    司法名单
    | 姓名   | 身份证号           | 释放（解除）日期 |
    | 王永强 | 410526197501011234 | 2021-03-10       |
    | 李大勇 | 11010519491231002X | 2022-03-10       |
    """
    if not speaks_of_parents(lists):
        raise Skip("未提供死亡、残联、司法名单")
    for parent, who, table in parents_on(children, lists):
        assert table.kind.id_field is not None
        found = _likely(who, table, matches)
        yield from hits(
            children,
            active(children) & children.among(found),
            parent.id,
            also=places(found, table, table.kind.id_field),
            父母=parent.word,
            谁=children.text(parent.name),
            名单=table.kind.title,
            **told(found, children, table),
        )


def _likely(who: Who, table: Table, matches: Matches) -> dict[int, Pair]:
    """Label → the pair of its parent; brothers and sisters share their parent's."""
    likely = matches.between(who, table).likely
    person = who.table.text(who.name) + "\x1f" + who.table.text(who.number)
    of_person = {person[label]: pair for label, pair in likely.items()}
    shared = person[person.isin(of_person)]
    return {int(label): of_person[one] for label, one in shared.items()}
