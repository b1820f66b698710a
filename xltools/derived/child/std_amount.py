"""保障标准."""

from __future__ import annotations

from typing import Any

from xltools.derived.child.money import insist, standard
from xltools.derived.formulas import by_county
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values import MONEY

_FORMULA = (
    'IFERROR(IF({child_type}="社会散居",'
    f'IF({by_county(Child.county, "散居标准")}="","",{by_county(Child.county, "散居标准")}),'
    'IF({child_type}="集中供养",'
    f'IF({by_county(Child.county, "集中标准")}="","",{by_county(Child.county, "集中标准")}),"")),"")'
)


@derived("保障标准（元/月）", MONEY, kind=Child, fills=Child.std_amount, formula=_FORMULA)
def std_amount(children: Table, policy: Policy, period: Period) -> Any:
    """本县本月的保障标准，散居和集中分别取。

    ```toml
    [[child_std]]
    from = "2019-07"
    scattered = 950
    institution = 1350
    ```

    | 县（市、区） | 儿童类别 | 保障标准（元/月） |
    | 滑县         | 社会散居 | 950               |
    | 滑县         | 集中供养 | 1350              |
    """
    due = standard(children, policy, period)
    insist(due, period)
    return due
