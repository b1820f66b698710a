"""S02."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.severe_care import SevereCare
from xltools.ledgers.unsupported_adult import UnsupportedAdult
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.rules.support.disability import too_light


@rule("S02", ERROR, short="不属于重度残疾")
def disability_too_light(book: Book) -> Hits:
    """{格}{姓名}是“{值}”，不属于重度残疾（应为一、二级，或三、四级智力、精神残疾），请核对残疾证。

    看重残照护台账和事实无人扶养重残人员。没有填类别的三、四级和多重残疾看不出来，不判断。

    重残照护台账
    | 姓名 | 残疾类别 | 残疾等级 |
    | 王芳 | 肢体     | 二级     |
    | 李明 | 肢体     | **三级** |
    | 赵丽 | 智力     | 三级     |
    | 孙军 |          | 三级     |
    | 周强 | 多重     | 四级     |
    """
    for kind, category, level, only in (
        (SevereCare, SevereCare.disability_category, SevereCare.disability_level, None),
        (
            UnsupportedAdult,
            UnsupportedAdult.disability_category,
            UnsupportedAdult.disability_level,
            UnsupportedAdult.person_type,
        ),
    ):
        table = book.tables.get(kind.kind_name)
        if table is None:
            continue
        meant = True if only is None else table[only] == "事实无人扶养重残人员"
        wrong = too_light(table[category], table[level]) & still(table) & meant
        yield from hits(table, wrong, level, 值=table[category].fillna("") + table[level].fillna(""))
