"""P16."""

from __future__ import annotations

import pandas as pd

from xltools.model.book import Book
from xltools.model.finding import INFO
from xltools.model.rule import Hit, Hits, rule
from xltools.rules.person.people import (
    PHONES,
    once_in_a_row,
    tables_with,
)

#: One number for up to this many persons is a family's phone.
_FAMILY = 3


@rule("P16", INFO, short="多人共用电话")
def phone_shared(book: Book) -> Hits:
    """{格}电话{电话}被{n}人共用（{各格}），请核对。

    按姓名和户分别算，同一人在几本台账里只算一次；儿童主任、帮扶人的电话本来就多处出现，不看。

    儿童台账
    | 儿童姓名 | 监护人姓名 | 监护人电话      |
    | 王芳     | 王强       | 13937251864     |
    | 李明     | 李强       | 13937251864     |
    | 赵丽     | 赵强       | 13937251864     |
    | 孙军     | 孙强       | **13937251864** |
    """
    for phone, name in PHONES:
        table = tables_with(book, phone, name)
        if table is None:
            continue
        users = pd.DataFrame({"phone": table[phone], "name": table[name]}).dropna()
        users = once_in_a_row(users).drop_duplicates()
        groups = users[users.groupby("phone", sort=False)["name"].transform("size") > _FAMILY].groupby(
            "phone", sort=False
        )
        for number, group in groups:
            others = tuple(table.place(label, phone) for label in group.index[:-1])
            last, words = group.index[-1], {"电话": number, "n": len(group)}
            yield Hit(table.place(last, phone), words, others, None, table, last, phone)
