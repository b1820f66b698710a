"""L06."""

from __future__ import annotations

from xltools.ledgers.job import Job
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("L06", ERROR, short="离岗早于上岗")
def left_before_start(jobs: Table) -> Hits:
    """{格}{姓名}离岗日期{值}早于上岗日期{起}，请更正。

    同一天的不报。

    | 姓名 | 上岗日期   | 离岗日期       |
    | 王芳 | 2021-03-01 | 2021-03-31     |
    | 李明 | 2021-03-01 | **2021-02-01** |
    """
    start, end = jobs[Job.start_date], jobs[Job.end_date]
    return hits(jobs, end < start, Job.end_date, 起=start)
