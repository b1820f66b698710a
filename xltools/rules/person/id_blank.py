"""P01."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.rules.person.people import (
    persons,
)


@rule("P01", ERROR, short="身份证号为空")
def id_blank(book: Book) -> Hits:
    """{格}{谁}的身份证号为空，请补填。

    没有身份证号就没法比对死亡、残联、发放等名单。父母、监护人、领取人没有填姓名（或填“不详”）时不报这一条。

    儿童台账
    | 儿童姓名 | 身份证号           | 父亲姓名 | 父亲身份证号 |
    | 王芳     | 410526201203041223 | 不详     |              |
    | 李明     | ****               | 李强     | ****         |
    """
    for person in persons():
        table = book.tables.get(person.id.kind.kind_name)
        if table is None or not table.has(person.id):
            continue
        known = table.filled(person.name) | person.main
        once = table.first_rows(Household.household_no) if person.id is Household.head_id else True
        blank = table.blank(person.id) & known & once
        names = table.text(person.name)[blank].replace("", "（未填姓名）")
        yield from hits(table, blank, person.id, 谁=names)
