"""Homes and hospitals that take people in (domain.md Q34–Q36)."""

from xltools.ledgers.common import CountyReported
from xltools.ledgers.words import INSTITUTION_TYPE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, NAME, PHONE, TEXT


class CareHome(
    CountyReported,
    LedgerKind,
    title="托养机构台账",
    plural="care_homes",
    order=14,
    key="home_name",
):
    """托养机构（敬老院、医疗机构、精神病院）：一行是一家机构。"""

    home_name = Field("机构名称", TEXT, required=True, aliases=("托养机构名称", "敬老院名称"), width=22)
    home_type = Field("机构类型", INSTITUTION_TYPE, required=True, aliases=("机构类别", "机构性质"), width=11)
    address = Field("机构地址", TEXT, aliases=("地址",), width=22)
    head_name = Field("负责人", NAME, aliases=("机构负责人", "院长"), width=10)
    head_phone = Field("负责人电话", PHONE, aliases=("联系电话",), width=14)
    beds = Field("床位数", COUNT, required=True, aliases=("总床位数", "床位"), width=9)
    residents = Field(
        "集中托养人数", COUNT, required=True, aliases=("入住人数", "供养人数", "托养人数"), width=10
    )
    mental_residents = Field(
        "其中重度精神残疾人数", COUNT, aliases=("重度精神残疾人数", "精神残疾人数"), width=12
    )
    carers = Field("护理人员数", COUNT, aliases=("护理员人数", "工作人员数"), width=9)
