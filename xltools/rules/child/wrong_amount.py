"""K18."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.child.money import OFFSETS, STANDARDS, payable, standard
from xltools.derived.child.other_type import other_standard, paid_as_other_type
from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("K18", ERROR, short="发放金额与应发不符")
def wrong_amount(children: Table, policy: Policy, period: Period) -> Hits:
    """{格}本月应发{a}元（{算式}），实发{b}元，相差{c}元，请核对标准和抵扣。

    应发＝标准－已享受低保－特困－困难残疾人补贴，不足0的按0；没到起领年月的为0。标准取政策参数（child_std）。
    本月发放金额空着按0元算。已停发仍发放的由K17提示，像是按另一类别标准发的由K19提示，抵扣看不懂的不判定。

    ```toml
    [[child_std]]
    scattered = 950
    institution = 1350
    ```
    | 儿童姓名 | 儿童类别 | 已享受低保金额（元） | 本月发放金额（元） | 起领年月 |
    | 王芳     | 社会散居 |                      | 950                | 2020-01  |
    | 李明     | 社会散居 | 300                  | **950**            | 2020-01  |
    | 张强     | 社会散居 | 300                  | 650                | 2020-01  |
    | 赵静     | 集中供养 |                      | **1000**           | 2020-01  |
    | 陈涛     | 社会散居 | 1000                 | 0                  | 2020-01  |
    | 刘洋     | 社会散居 |                      | **950**            | 2021-05  |
    | 孙悦     | 社会散居 |                      | ****               | 2020-01  |
    """
    due, std = payable(children, policy, period), standard(children, policy, period)
    judged = (
        active(children) & children.present(Child.pay_amount) & children[Child.child_type].isin(STANDARDS)
    )
    if judged.any() and std[judged].isna().all():
        raise Skip("未配置标准：事实无人抚养儿童基本生活补贴标准（child_std）")
    paid = children[Child.pay_amount].mask(children.blank(Child.pay_amount), 0.0)
    gap = (due - paid).abs().round(2)
    left_over = (children[Child.end_month] < period.as_month) & (paid > 0)
    unclear = left_over | paid_as_other_type(children, std, other_standard(children, policy, period))
    for field in OFFSETS.values():
        unclear |= children.noted(field)
    wrong = judged & (gap >= 0.01) & ~unclear
    sums = _sums(children.only(wrong), std[wrong], due[wrong], period)
    yield from hits(children, wrong, Child.pay_amount, a=due, b=paid, c=gap, 算式=sums)


def _sums(children: Table, std: Any, due: Any, period: Period) -> Any:
    """The sum for each row: 标准950−低保300=650, or why nothing is due."""
    texts = "标准" + _shown(std)
    left = std.copy()
    for word, field in OFFSETS.items():
        amount = children[field].fillna(0)
        texts += (f"−{word}" + _shown(amount)).where(amount > 0, "")
        left -= amount
    sums = texts + (left < 0).map({True: "，不足0按0", False: ""}) + "=" + _shown(due)
    texts = sums.where(left != std, texts)
    early = children[Child.start_month] > period.as_month
    return texts.mask(early, "起领年月未到").mask(children[Child.end_month] < period.as_month, "末领年月已过")


def _shown(amounts: Any) -> Any:
    texts = [f"{amount:.2f}".removesuffix(".00") for amount in amounts]
    return pd.Series(texts, index=amounts.index, dtype=object)
