"""X02."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.matching.tables import Matches
from xltools.matching.wards import wards
from xltools.model.finding import ERROR
from xltools.model.period import Period
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table


@rule("X02", ERROR, short="被照料人不在儿童台账")
def ward_not_registered(caregivers: Table, children: Table, period: Period, matches: Matches) -> Hits:
    """{格}被照料人{谁}不在儿童台账的在册儿童中，请核实是否已退出。

    只看类别是事实无人抚养儿童的；本月退出的儿童不报；没有报儿童台账的县不判断；儿童台账里像是同一人而号码不同的不报（见X20）。

    | 县（市、区） | 被照料人姓名 | 被照料人身份证号       | 被照料人类别     |
    | 滑县         | 王芳         | 410526201203041223     | 事实无人抚养儿童 |
    | 滑县         | 李明         | **41052620140304121X** | 事实无人抚养儿童 |
    | 滑县         | 赵强         | 410526194501011230     | 特困             |

    儿童台账
    | 县（市、区） | 儿童姓名 | 身份证号           |
    | 滑县         | 王芳     | 410526201203041223 |
    """
    gone_now = children[Child.exit_date].dt.to_period("M") == period.as_month
    there = children[Child.child_id][active(children) | gone_now].dropna()
    ward = caregivers[Caregiver.ward_id]
    mine = (caregivers[Caregiver.ward_type] == "事实无人抚养儿童") & caregivers.county_of().isin(
        children.county_of().dropna().unique()
    )
    return hits(
        caregivers,
        mine
        & ward.notna()
        & ~ward.isin(there)
        & ~caregivers.among(wards(caregivers, children, matches).likely),
        Caregiver.ward_id,
        谁=caregivers.text(Caregiver.ward_name),
    )
