"""X14."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    System,
)
from xltools.matching.tables import Matches
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import in_counties


@rule("X14", WARNING, short="与儿童福利信息系统不一致")
def system_differs(children: Table, system: Table, book: Book, matches: Matches) -> Hits:
    """账系不一致：{格}{谁}{说明}，请在全国儿童福利信息系统补办。

    台账在册而系统没有或已减员的报在台账；系统在册而台账已退出的也报在台账；系统有而台账没有的报在系统导出表。
    像是同一人而号码不同的见X18。

    | 县（市、区） | 儿童姓名 | 身份证号               | 在册状态 |
    | 滑县         | 王芳     | 410526201203041223     | 在册     |
    | 滑县         | 李明     | **41052620140304121X** | 在册     |
    | 滑县         | 赵丽     | **410526201503041217** | 退出     |

    全国儿童福利信息系统导出
    | 姓名 | 身份证号           | 在册状态 |
    | 王芳 | 410526201203041223 | 在册     |
    | 赵丽 | 410526201503041217 | 在册     |
    """
    listed = (system[System.status] != "退出") & system.filled(System.id)
    there = system[System.id][listed]
    number, here = children[Child.child_id], active(children)
    name = children.text(Child.child_name)
    links = matches.between(system, children)
    yield from hits(
        children,
        here & number.notna() & ~number.isin(there) & ~children.among(links.likely_back),
        Child.child_id,
        谁=name,
        说明="系统未录入（或已减员）",
    )
    yield from hits(
        children,
        ~here & number.notna() & number.isin(there),
        Child.child_id,
        谁=name,
        说明="台账已退出，系统未减员",
    )
    mine = listed & in_counties(system, book.counties()) & system.county_of().notna()
    unknown = mine & ~system[System.id].isin(number.dropna()) & ~system.among(links.likely)
    yield from hits(system, unknown, System.id, 谁=system.text(System.name), 说明="系统在册，台账中没有")
