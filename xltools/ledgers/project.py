"""The pool of projects (domain.md Q42, Q44, Q46)."""

from xltools.ledgers.common import Reported
from xltools.ledgers.words import USE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, DATE, MONEY_WAN, NAME, TEXT, YES_NO, choice

PROJECT_STATE = choice(
    "未开工",
    "在建",
    "完工",
    "已验收",
    "终止",
    aliases={
        "待开工": "未开工",
        "已开工": "在建",
        "施工中": "在建",
        "建设中": "在建",
        "已完工": "完工",
        "竣工": "完工",
        "验收": "已验收",
        "完成验收": "已验收",
        "取消": "终止",
    },
)


class Project(
    Reported,
    LedgerKind,
    title="项目库台账",
    plural="projects",
    order=42,
    key="project_no",
):
    """扶贫（衔接）项目库：一行是一个项目。"""

    project_no = Field("项目编号", TEXT, required=True, aliases=("项目代码",), width=16)
    project_name = Field("项目名称", TEXT, required=True, width=26)
    use = Field("项目类别", USE, required=True, aliases=("项目类型",), width=10)
    pooled = Field("入库日期", DATE, required=True, aliases=("入库时间",), width=12)
    planned = Field(
        "计划投资（万元）", MONEY_WAN, required=True, aliases=("总投资", "投资规模", "计划投资"), width=12
    )
    spent = Field("已拨付（万元）", MONEY_WAN, aliases=("已拨付资金", "已拨付"), width=11)
    state = Field(
        "项目状态", PROJECT_STATE, required=True, aliases=("建设状态", "项目进度", "实施状态"), width=9
    )
    tendered = Field(
        "是否招标投标", YES_NO, required=True, aliases=("招标投标", "是否招投标", "招投标"), width=9
    )
    supervised = Field("是否监理", YES_NO, required=True, aliases=("工程监理", "监理"), width=8)
    accepted = Field("是否验收", YES_NO, required=True, aliases=("竣工验收", "项目验收"), width=8)
    reimbursed = Field("是否报账", YES_NO, required=True, aliases=("报账",), width=8)
    posted = Field("是否公告公示", YES_NO, required=True, aliases=("公告公示", "项目公示"), width=9)
    started = Field("开工日期", DATE, aliases=("开工时间",), width=12)
    finished = Field("完工日期", DATE, aliases=("完工时间", "竣工日期"), width=12)
    owner = Field("责任单位", TEXT, aliases=("实施单位", "项目主管单位"), width=16)
    head_name = Field("项目负责人", NAME, aliases=("负责人",), width=10)
    households_helped = Field("受益户数", COUNT, aliases=("带动户数",), width=9)
