"""X06."""

from __future__ import annotations

from xltools.derived.child.money import insist, standard
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.household import Household
from xltools.ledgers.lists import (
    Dibao,
    Tekun,
)
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.household.per_household import on_dibao


@rule("X06", WARNING, short="已享受其他补贴未抵扣")
def benefit_not_deducted(
    children: Table,
    policy: Policy,
    period: Period,
    households: Table | None = None,
    dibao: Table | None = None,
    tekun: Table | None = None,
) -> Hits:
    """{格}{姓名}已享受{什么}，但没有抵扣，仍按标准{额}元发放，请核对抵扣金额。

    从低保、特困名单，家庭台账（儿童是低保户成员）和家庭身份一栏看出；抵扣栏为空或0、发放金额等于标准的才报。

    ```toml
    [[child_std]]
    scattered = 950
    institution = 1350
    ```

    | 县（市、区） | 儿童姓名 | 身份证号           | 儿童类别 | 家庭身份 | 已享受低保金额（元） | 本月发放金额（元） |
    | 滑县         | 王芳     | 410526201203041223 | 社会散居 | 低保     | 300                  | 650                |
    | 滑县         | 李明     | 41052620140304121X | 社会散居 | 低保     | ****                 | 950                |
    """
    due = standard(children, policy, period)
    insist(due, period)
    number, tags = children[Child.child_id], children[Child.family_tags]
    full = active(children) & (children[Child.pay_amount] == due)
    in_dibao = tags.map(lambda several: isinstance(several, tuple) and "低保" in several).astype(bool)
    if households is not None:
        in_dibao |= number.isin(households[Household.member_id][on_dibao(households)].dropna())
    if dibao is not None:
        in_dibao |= number.isin(dibao[Dibao.id].dropna())
    in_tekun = tags.map(lambda several: isinstance(several, tuple) and "特困" in several).astype(bool)
    if tekun is not None:
        in_tekun |= number.isin(tekun[Tekun.id].dropna())
    for word, mask, column in (
        ("低保", in_dibao, Child.offset_dibao),
        ("特困", in_tekun, Child.offset_tekun),
    ):
        nothing = children[column].fillna(0.0).eq(0.0) & ~children.noted(column)
        yield from hits(children, full & mask & nothing, column, 什么=word, 额=due)
