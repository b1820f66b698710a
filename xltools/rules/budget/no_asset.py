"""B07."""

from __future__ import annotations

from xltools.ledgers.asset import Asset
from xltools.ledgers.project import Project
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


@rule("B07", WARNING, short="验收项目没有资产")
def no_asset(projects: Table, assets: Table) -> Hits:
    """{格}{项目}已验收，但扶贫资产台账里没有它形成的资产，请补登或在备注说明。

    按项目编号对应；备注有说明的不报，没有报资产台账的县不判断。

    | 县（市、区） | 项目编号 | 项目名称 | 项目状态 |
    | 滑县         | P1       | 道路     | 已验收   |
    | 滑县         | **P2**   | 水井     | 已验收   |
    | 滑县         | P3       | 桥梁     | 在建     |

    扶贫资产台账
    | 县（市、区） | 资产编号 | 资产名称 | 项目编号 | 是否确权登记 |
    | 滑县         | Z1       | 道路     | P1       | 是           |
    """
    number = projects[Project.project_no]
    wrong = (
        (projects[Project.state] == "已验收")
        & number.notna()
        & ~number.isin(set(assets[Asset.project_no].dropna()))
        & ~projects.filled(Project.remark)
    )
    return hits(
        projects,
        wrong & reported(projects, assets),
        Project.project_no,
        项目=projects.text(Project.project_name),
    )
