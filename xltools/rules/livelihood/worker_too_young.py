"""L05."""

from __future__ import annotations

from xltools.derived.persons import births_of, years_on
from xltools.ledgers.job import Job
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L05", ERROR, short="就业人员未满16周岁")
def worker_too_young(jobs: Table) -> Hits:
    """{格}{姓名}上岗时{n}岁，未满16周岁不能就业，请核对身份证号或上岗日期。

    按上岗那天的周岁算，年满16周岁当天可以就业。

    | 姓名 | 身份证号           | 上岗日期       |
    | 王芳 | 410526200504301231 | 2021-04-30     |
    | 李明 | 410526200505011236 | **2021-04-30** |
    """
    age = years_on(births_of(jobs, Job.worker_id), jobs[Job.start_date])
    return hits(jobs, age < 16, Job.start_date, n=age)
