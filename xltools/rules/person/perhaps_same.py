"""P14."""

from __future__ import annotations

from xltools.ledgers.caregiver import Caregiver
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hit, Hits, rule
from xltools.rules.person.people import near_persons


@rule("P14", WARNING, short="疑似同一人")
def perhaps_same(book: Book) -> Hits:
    """{格1}与{格2}同名且出生日期相同，身份证号只差{n}位，请核对是否同一人。

    同名同生日的两个号，差不超过两位，多半是录错了一个。校验码不对的号也参加比较。

    儿童台账
    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 王芳     | **410526201203041207** |
    | 王芳     | 410526201303041220     |
    """
    for table in book.tables.values():
        number = table.kind.id_field
        for earlier, later, apart in near_persons(table) if table.kind is not Caregiver else ():
            places = (table.place(earlier, number),)
            yield Hit(table.place(later, number), {"n": apart}, places, None, table, later, number)
