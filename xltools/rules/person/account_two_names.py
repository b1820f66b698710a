"""P19."""

from __future__ import annotations

import pandas as pd

from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.person.people import (
    hit_at,
    holders,
    of_several,
    once_in_a_row,
    place_of,
    tables_with,
)


@rule("P19", WARNING, short="一个账号多个户名")
def account_two_names(book: Book) -> Hits:
    """{格}账号（尾号{尾}）对应{n}个不同户名（{名}，另见{各格}），请核对。

    一个账号只能有一个户名。每个账号报一次，报在后出现的不同户名处。

    儿童台账
    | 儿童姓名 | 银行账号                | 开户人 |
    | 王芳     | 6229911234567890126     | 王强   |
    | 李明     | **6229911234567890126** | 李强   |
    """
    frames = []
    for number, holder in holders():
        table = tables_with(book, number, holder)
        if table is not None:
            rows = pd.DataFrame({"account": table[number], "holder": table[holder]}).dropna()
            rows = once_in_a_row(rows)
            frames.append(rows.assign(kind=table.kind.kind_name, label=rows.index, field=number.name))
    if not frames:
        return
    held = pd.concat(frames, ignore_index=True)
    shared = held[of_several(held["account"], held["holder"])].drop_duplicates(["account", "holder"])
    for account, group in shared.groupby("account", sort=False):
        places = tuple(place_of(book, row) for _, row in group.iloc[:-1].iterrows())
        words = {"尾": str(account)[-4:], "n": len(group), "名": "、".join(group["holder"])}
        yield hit_at(book, group.iloc[-1], also=places, words=words)
