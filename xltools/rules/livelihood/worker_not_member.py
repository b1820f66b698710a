"""L08."""

from __future__ import annotations

from xltools.ledgers.household import Household
from xltools.ledgers.job import Job
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L08", WARNING, short="就业人员不是户内成员")
def worker_not_member(jobs: Table, households: Table) -> Hits:
    """{格}{姓名}不是家庭台账中户编号{户}的成员，请核对身份证号或户编号。

    户编号在家庭台账里、人却不在这一户时提醒；户编号本身不在的由L04报。

    | 县（市、区） | 姓名 | 身份证号               | 户编号 |
    | 滑县         | 王强 | 410526197003051217     | 1      |
    | 滑县         | 李强 | **41052619650101123X** | 1      |
    | 滑县         | 李强 | 41052619650101123X     | 9      |

    家庭台账
    | 县（市、区） | 户编号 | 姓名 | 证件号码           |
    | 滑县         | 1      | 王强 | 410526197003051217 |
    """
    number, worker = jobs[Job.household_no], jobs[Job.worker_id]
    homes = households[Household.household_no]
    members = set((homes + "\x1f" + households[Household.member_id]).dropna())
    wrong = number.isin(set(homes.dropna())) & worker.notna() & ~(number + "\x1f" + worker).isin(members)
    return hits(jobs, wrong, Job.worker_id, 户=number)
