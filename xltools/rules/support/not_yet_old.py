"""S03."""

from __future__ import annotations

from xltools.derived.persons import ages_of, still
from xltools.ledgers.unsupported_adult import UnsupportedAdult
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("S03", ERROR, short="未满60周岁列为老人")
def not_yet_old(unsupported_adults: Table, period: Period) -> Hits:
    """{格}{姓名}到本期末{n}岁，未满60周岁，不能按“事实无人赡养老人”登记，请核对类别或身份证号。

    老年人指60周岁以上（含60周岁）；按本期最后一天的周岁算。

    | 姓名     | 身份证号           | 无人照护类别         |
    | 王芳     | 410526196104301217 | 事实无人赡养老人     |
    | 李明     | 410526196105011211 | **事实无人赡养老人** |
    | 赵丽     | 410526196105011211 | 事实无人扶养重残人员 |
    """
    age = ages_of(unsupported_adults, UnsupportedAdult.person_id, period)
    wrong = (unsupported_adults[UnsupportedAdult.person_type] == "事实无人赡养老人") & (age < 60)
    return hits(unsupported_adults, wrong & still(unsupported_adults), UnsupportedAdult.person_type, n=age)
