"""S09."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.model.book import Book
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.rules.modes import TOGETHER
from xltools.rules.support.lodging import lodged


@rule("S09", WARNING, short="没有填托养机构")
def institution_blank(book: Book) -> Hits:
    """{格}{姓名}的{方式列}是“{方式}”，但没有填机构名称，请补填。

    集中供养、集中托养的都要写明住在哪一家；看特困人员台账和重残照护台账。

    特困人员台账
    | 姓名 | 供养方式       | 供养机构     |
    | 王芳 | 敬老院集中供养 | 城关镇敬老院 |
    | 李明 | 敬老院集中供养 | ****         |
    | 赵丽 | 亲情赡养       |              |
    """
    for table, mode, institution in lodged(book):
        wrong = table[mode].isin(TOGETHER) & table.blank(institution) & still(table)
        yield from hits(table, wrong, institution, 方式=table[mode], 方式列=mode.heading)
