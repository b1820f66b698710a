"""C09."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import INFO, WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.caregiver.wards import families


@rule("C09", WARNING, short="一人照料多人")
def too_many_wards(caregivers: Table, policy: Policy, period: Period, children: Table | None = None) -> Hits:
    """{格}照料人{姓名}同时照料{n}人（另见{各格}），超过{上限}人，请核实。

    同一照料人按身份证号合计；同父母的兄弟姐妹（儿童台账里父亲或母亲身份证号相同）算一组，
    人数超过而组数没有超过的只是提示。报在最后一处。

    ```toml
    caregiver_max_wards = 1
    ```

    | 监护人（照料人）姓名 | 身份证号               | 被照料人身份证号   |
    | 王强                 | 410526197501011234     | 410526201203041223 |
    | 王强                 | **410526197501011234** | 41052620140304121X |
    | 李强                 | 410526197602021212     | 410526201503041217 |
    """
    limit = int(policy.need("caregiver_max_wards", period))
    keeper, ward = caregivers[Caregiver.caregiver_id], caregivers[Caregiver.ward_id]
    family = families(ward, children)
    count = ward.groupby(keeper, sort=False).transform("nunique")
    groups = family.groupby(keeper, sort=False).transform("nunique")
    wrong = keeper.notna() & (count > limit) & ~keeper.duplicated(keep="last")
    severity = pd.Series(WARNING, index=caregivers.labels, dtype=object).mask(groups <= limit, INFO)
    others = {
        number: list(labels[:-1])
        for number, labels in keeper[keeper.isin(keeper[wrong])].groupby(keeper, sort=False).groups.items()
    }
    return hits(
        caregivers,
        wrong,
        Caregiver.caregiver_id,
        severity=severity,
        also=lambda label: others[keeper[label]],
        n=count,
        上限=limit,
    )
