"""K26."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.derived.persons import births_of, years_on
from xltools.ledgers.child import Child
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table

_OUT = ("学龄前", "辍学", "文盲或半文盲", "未说明")


@rule("K26", WARNING, short="学龄儿童未在校")
def out_of_school(children: Table, period: Period) -> Hits:
    """{格}{姓名}{n}岁未在校且无原因，请核实控辍保学。

    按本学年开学前（8月31日）的周岁，6至15岁应在校；幼儿园、特教、送教上门算在校，休学不算辍学。
    备注写了原因的不提示；就学情况空着的不判定；填“未说明”但写了学校的算在校。

    | 儿童姓名 | 身份证号           | 就学情况   | 备注         |
    | 王芳     | 410526201408310028 | **学龄前** |              |
    | 李明     | 410526201409010019 | 学龄前     |              |
    | 张强     | 410526200901010016 | 初中       |              |
    | 赵静     | 410526200901010024 | **辍学**   |              |
    | 陈涛     | 410526200901010032 | 辍学       | 患病在家休养 |
    | 刘洋     | 410526200408310023 | 辍学       |              |
    | 孙悦     | 410526200409010014 | **辍学**   |              |
    """
    opening = pd.Timestamp(period.year if period.month >= 9 else period.year - 1, 8, 31)
    born = births_of(children, Child.child_id)
    age = years_on(born, opening)
    status = children[Child.school_status]
    away = status.isin(_OUT) & ~((status == "未说明") & children.filled(Child.school_name))
    suspended = children.text(Child.school_status).str.contains("休学", regex=False)
    wrong = (age >= 6) & (age <= 15) & away & ~suspended & ~children.filled(Child.remark) & active(children)
    yield from hits(children, wrong, Child.school_status, n=years_on(born, period.last_moment))
