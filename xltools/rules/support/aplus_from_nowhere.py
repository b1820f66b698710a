"""S23."""

from __future__ import annotations

from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, rows_by


@rule("S23", WARNING, short="A+类上月不是A类")
def aplus_from_nowhere(dibao_families: Table, previous_dibao_families: Table) -> Hits:
    """{格}本月列为A+类，上月是{上}，不是A类，请在备注说明。

    备注里写了说明的不报；上月没有这一户的不报。

    | 户主姓名 | 户主身份证号       | 分档类型 | 备注     |
    | 王强     | 410526197003051217 | A+       |          |
    | 李强     | 41052619650101123X | **A+**   |          |
    | 赵强     | 410526195501011227 | A+       | 新患重病 |

    上月 低保家庭台账
    | 户主姓名 | 户主身份证号       | 分档类型 |
    | 王强     | 410526197003051217 | A        |
    | 李强     | 41052619650101123X | B        |
    | 赵强     | 410526195501011227 | B        |
    """
    before = rows_by(previous_dibao_families, DibaoFamily.head_id)
    found = dibao_families[DibaoFamily.head_id].map(before)
    was = at_row(found, previous_dibao_families, DibaoFamily.dibao_class)
    now = dibao_families[DibaoFamily.dibao_class] == "A+"
    wrong = now & was.notna() & ~was.isin(["A", "A+"]) & ~dibao_families.filled(DibaoFamily.remark)
    return hits(dibao_families, wrong, DibaoFamily.dibao_class, 上=was + "类")
