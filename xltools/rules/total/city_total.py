"""T02."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.lists import (
    CityTotal,
)
from xltools.model.book import Inputs
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("T02", ERROR, short="各县合计与全市总数不符")
def city_total(children: Table, city_totals: Table, inputs: Inputs) -> Hits:
    """{格}全市“{项}”为{b}，各县区台账合计为{a}，不符，请核对。

    名单里项目名含“事实无人抚养儿童”或“儿童”的，比在册儿童数；只在报了两个以上县时判断。

    全市汇总数
    | 项目             | 数量    |
    | 事实无人抚养儿童 | **3**   |

    儿童台账
    | 县（市、区） | 儿童姓名 |
    | 滑县         | 王芳     |
    | 内黄县       | 李明     |
    """
    if len(inputs.book.counties()) < 2 and not inputs.whole_city:
        raise Skip("只检查了一个县")
    here = int(active(children).sum())
    item, number = city_totals[CityTotal.item], city_totals[CityTotal.number]
    mine = (
        item.fillna("").str.contains("儿童")
        & ~item.fillna("").str.contains("困境|孤儿|留守|一事一议")
        & ~city_totals.filled(CityTotal.county)
    )
    return hits(
        city_totals, mine & number.notna() & (number != here), CityTotal.number, 项=item, a=here, b=number
    )
