"""B10."""

from __future__ import annotations

from xltools.ledgers.project import Project
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("B10", ERROR, short="完工早于开工")
def finished_before_start(projects: Table) -> Hits:
    """{格}{项目}完工日期{值}早于开工日期{起}，请更正。

    同一天的不报。

    | 项目编号 | 项目名称 | 开工日期   | 完工日期       |
    | P1       | 道路     | 2021-01-01 | 2021-03-01     |
    | P2       | 水井     | 2021-01-01 | **2020-12-31** |
    """
    started, finished = projects[Project.started], projects[Project.finished]
    return hits(
        projects, finished < started, Project.finished, 项目=projects.text(Project.project_name), 起=started
    )
