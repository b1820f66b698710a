"""P02."""

from __future__ import annotations

from xltools.model.finding import ERROR
from xltools.model.rule import Cells, Hits, rule


@rule("P02", ERROR, on="id_card member_id", short="身份证号位数不对")
def id_length(cells: Cells) -> Hits:
    """{格}身份证号“{值}”是{位数}位，应为18位，请对照户口簿核对。

    除18位身份证号外，也认得港澳台居民居住证、外国人永久居留身份证和出生医学证明编号。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **41052620120304122**  |
    """
    wrong = cells.noted("P02")
    length = cells.text[wrong].map(lambda text: len("".join(str(text).split())))
    return cells.hits(wrong, 位数=length)
