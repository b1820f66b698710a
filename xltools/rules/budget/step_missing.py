"""B05."""

from __future__ import annotations

from xltools.derived.answers import no
from xltools.ledgers.project import Project
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("B05", WARNING, short="项目程序不全")
def step_missing(projects: Table) -> Hits:
    """{格}{项目}的项目状态是“{状态}”，但“{列名}”填“否”，请核对或补办。

    完工的项目应有招标投标、监理和验收，验收后还应报账；不适用的在备注说明，就不报。

    | 项目编号 | 项目名称 | 项目状态 | 是否招标投标 | 是否监理 | 是否验收 | 是否报账 |
    | P1       | 道路     | 已验收   | 是           | 是       | 是       | **否**   |
    | P2       | 水井     | 完工     | 是           | **否**   | 是       | 否       |
    | P3       | 桥梁     | 在建     | 是           | 是       | 否       | 否       |
    """
    state = projects[Project.state]
    done, accepted = state.isin(("完工", "已验收")), state == "已验收"
    judged = ~projects.filled(Project.remark)
    for column, when in (
        (Project.tendered, done),
        (Project.supervised, done),
        (Project.accepted, accepted),
        (Project.reimbursed, accepted),
    ):
        wrong = no(projects[column]) & projects.filled(column) & when & judged
        yield from hits(
            projects, wrong, column, 项目=projects.text(Project.project_name), 状态=state, 列名=column.heading
        )
