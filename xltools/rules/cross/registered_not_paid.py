"""X10."""

from __future__ import annotations

from xltools.derived.child.money import payable
from xltools.derived.child.register import active
from xltools.derived.payments import paid_by_child
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("X10", ERROR, short="有账无款")
def registered_not_paid(
    children: Table, payments: Table, policy: Policy, period: Period, matches: Matches
) -> Hits:
    """有账无款：{格}{姓名}在册应发，但发放名单里本月没有，请核实是否漏发。

    只看在册、本月已到起领年月、应发大于0的（未配置标准时看台账的发放金额）；名单里像是同一人而号码不同的不报（见X18）。

    | 儿童姓名 | 身份证号               | 起领年月 | 本月发放金额（元） |
    | 王芳     | 410526201203041223     | 2020-01  | 950                |
    | 李明     | **41052620140304121X** | 2020-01  | 950                |
    | 赵丽     | 410526201503041217     | 2021-05  |                    |

    发放名单
    | 姓名 | 身份证号           | 发放金额（元） |
    | 王芳 | 410526201203041223 | 950            |
    """
    sums, _ = paid_by_child(payments, period)
    due = payable(children, policy, period)
    due = due.where(due.notna(), children[Child.pay_amount])
    begun = ~(children[Child.start_month] > period.as_month) & ~(children[Child.end_month] < period.as_month)
    number = children[Child.child_id]
    paid_otherwise = children.among(matches.between(payments, children).likely_back)
    return hits(
        children,
        active(children) & begun & (due > 0) & number.notna() & ~number.isin(sums.index) & ~paid_otherwise,
        Child.child_id,
    )
