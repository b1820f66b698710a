"""P12."""

from __future__ import annotations

from xltools.model.book import Book
from xltools.model.finding import ERROR, WARNING
from xltools.model.rule import Hits, rule
from xltools.rules.person.people import (
    hit_at,
    is_near,
    people_of_several_names,
    place_of,
)


@rule("P12", ERROR, short="同一身份证号姓名不同")
def name_differs(book: Book) -> Hits:
    """身份证{证}在{格1}叫“{名1}”，在{格2}叫“{名2}”，{说明}，请统一。

    报在用得少的那个名字处，一样多时报在后面的；疑似同音或形近字（差一个字，读音相同或在常见混淆字表内）是警告，其余是错误。

    儿童台账
    | 儿童姓名 | 身份证号           | 监护人姓名 | 监护人身份证号     |
    | 王芳     | 410526201203041223 | 赵丽       | 11010519491231002X |
    | 王强     | 41052620140304121X | **赵莉**   | 11010519491231002X |
    | 王军     | 410526201503041217 | 赵丽       | 11010519491231002X |
    """
    for number, group in people_of_several_names(book).groupby("id", sort=False):
        counts = group["name"].value_counts(sort=False)
        usual = counts.idxmax()
        first = group[group["name"] == usual].iloc[0]
        for name in counts.index[counts.index != usual]:
            odd = group[group["name"] == name].iloc[0]
            near = is_near(str(usual), str(name))
            words = {
                "证": number,
                "名1": usual,
                "名2": name,
                "说明": "疑似同音或形近字" if near else "两个名字不同",
            }
            yield hit_at(
                book, odd, also=(place_of(book, first),), severity=WARNING if near else ERROR, words=words
            )
