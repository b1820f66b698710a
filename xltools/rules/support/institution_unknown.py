"""S10."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.care_home import CareHome
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported
from xltools.rules.modes import TOGETHER
from xltools.rules.support.lodging import lodged, plain_names


@rule("S10", WARNING, short="托养机构不在台账")
def institution_unknown(book: Book, care_homes: Table) -> Hits:
    """{格}{姓名}住的“{值}”不在托养机构台账里，请核对名称或补报机构。

    名称去掉空格和全半角差别后比对；没有报托养机构台账的县不判断。

    特困人员台账
    | 县（市、区） | 姓名 | 供养方式       | 供养机构         |
    | 滑县         | 王芳 | 敬老院集中供养 | 城关镇敬老院     |
    | 滑县         | 李明 | 敬老院集中供养 | **道口镇敬老院** |

    托养机构台账
    | 县（市、区） | 机构名称       | 机构类型 |
    | 滑县         | 城关镇 敬老院  | 敬老院   |
    """
    known = set(plain_names(care_homes[CareHome.home_name]).dropna())
    for table, mode, institution in lodged(book):
        name = plain_names(table[institution])
        wrong = name.notna() & ~name.isin(known)
        there = table[mode].isin(TOGETHER) & reported(table, care_homes) & still(table)
        yield from hits(table, wrong & there, institution)
