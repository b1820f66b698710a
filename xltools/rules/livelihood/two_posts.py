"""L07."""

from __future__ import annotations

from xltools.ledgers.job import Job
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.duplicates import first_same


@rule("L07", WARNING, short="一人两个公益岗位")
def two_posts(jobs: Table) -> Hits:
    """{格}{姓名}已在另一个公益岗位（{格1}），一人只能安排一个公益岗位，请核对。

    只看没有离岗日期的公益岗位，按身份证号比对，报在后一处。

    | 姓名 | 身份证号               | 就业类型 | 离岗日期   |
    | 王芳 | 410526197003051217     | 公益岗位 | 2021-03-31 |
    | 王芳 | 410526197003051217     | 公益岗位 |            |
    | 李明 | 41052619650101123X     | 公益岗位 |            |
    | 李明 | **41052619650101123X** | 公益岗位 |            |
    | 李明 | 41052619650101123X     | 县内务工 |            |
    """
    posted = (jobs[Job.job_type] == "公益岗位") & ~jobs.filled(Job.end_date)
    first = first_same(jobs[Job.worker_id].where(posted))
    return hits(jobs, first.notna(), Job.worker_id, also=first)
