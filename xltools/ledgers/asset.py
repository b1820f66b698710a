"""What the projects left behind (domain.md Q47)."""

from xltools.ledgers.common import Reported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import DATE, MONEY_WAN, TEXT, YES_NO, choice

ASSET_TYPE = choice(
    "公益性资产",
    "经营性资产",
    "到户类资产",
    aliases={
        "公益类": "公益性资产",
        "公益性": "公益性资产",
        "经营类": "经营性资产",
        "经营性": "经营性资产",
        "到户类": "到户类资产",
        "到户": "到户类资产",
    },
)
OWNERSHIP = choice(
    "国有",
    "村集体",
    "乡镇",
    "农户",
    aliases={"县级": "国有", "集体": "村集体", "村级": "村集体", "个人": "农户", "乡级": "乡镇"},
)


class Asset(
    Reported,
    LedgerKind,
    title="扶贫资产台账",
    plural="assets",
    order=43,
    key="asset_no",
):
    """扶贫项目资产：一行是一项资产。"""

    asset_no = Field("资产编号", TEXT, required=True, aliases=("资产代码",), width=16)
    asset_name = Field("资产名称", TEXT, required=True, width=24)
    project_no = Field(
        "项目编号", TEXT, required=True, aliases=("来源项目编号", "形成资产的项目编号"), width=16
    )
    asset_type = Field("资产类型", ASSET_TYPE, required=True, aliases=("资产类别", "资产性质"), width=11)
    value = Field(
        "资产原值（万元）", MONEY_WAN, required=True, aliases=("资产价值", "原值", "资产规模"), width=12
    )
    registered = Field("是否确权登记", YES_NO, required=True, aliases=("是否确权", "确权登记"), width=9)
    registered_on = Field("确权日期", DATE, aliases=("确权时间", "登记日期"), width=12)
    ownership = Field("所有权归属", OWNERSHIP, required=True, aliases=("产权归属", "权属"), width=10)
    manager = Field("管护责任单位", TEXT, aliases=("管护单位", "管护人", "管护责任人"), width=16)
    yearly_return = Field("年收益（万元）", MONEY_WAN, aliases=("收益", "年收益"), width=11)
