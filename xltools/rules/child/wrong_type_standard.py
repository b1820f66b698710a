"""K19."""

from __future__ import annotations

from xltools.derived.child.money import STANDARDS, standard
from xltools.derived.child.other_type import other_standard, paid_as_other_type
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("K19", ERROR, short="儿童类别与标准不符")
def wrong_type_standard(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}儿童类别“{值}”与发放标准不符（散居{散居}元、集中{集中}元），请核对。

    保障标准一栏，或本月发放加上各项抵扣，正好等于另一类别的标准时提示；两类标准相同的不判定。

    ```toml
    [[child_std]]
    scattered = 950
    institution = 1350
    ```
    | 儿童姓名 | 儿童类别     | 保障标准（元/月） | 已享受低保金额（元） | 本月发放金额（元） |
    | 王芳     | 社会散居     | 950               |                      | 950                |
    | 李明     | **社会散居** | 1350              |                      | 950                |
    | 张强     | **社会散居** | 950               |                      | 1350               |
    | 赵静     | **集中供养** | 1350              | 300                  | 650                |
    | 陈涛     | 集中供养     | 1350              | 400                  | 950                |
    """
    own, other = standard(children, policy, period), other_standard(children, policy, period)
    judged = active(children) & children[Child.child_type].isin(STANDARDS)
    if judged.any() and (own.isna() | other.isna())[judged].all():
        raise Skip("未配置标准：事实无人抚养儿童基本生活补贴标准（child_std）")
    stated = children[Child.std_amount]
    wrong = ((stated == other) & (stated != own)) | paid_as_other_type(children, own, other)
    scattered = children[Child.child_type] == "社会散居"
    amounts = {"散居": own.where(scattered, other), "集中": other.where(scattered, own)}
    yield from hits(children, wrong & judged, Child.child_type, **amounts)
