"""Businesses that take poor households along (domain.md Q16, Q17)."""

from xltools.ledgers.common import Reported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, DATE, MONEY_WAN, NAME, PHONE, TEXT, choice, many

CARRIER_TYPE = choice(
    "龙头企业",
    "合作社",
    "家庭农场",
    "扶贫车间",
    "产业基地",
    "其他",
    aliases={
        "农业龙头企业": "龙头企业",
        "企业": "龙头企业",
        "农民专业合作社": "合作社",
        "专业合作社": "合作社",
        "扶贫加工车间": "扶贫车间",
        "加工车间": "扶贫车间",
        "扶贫基地": "产业基地",
        "基地": "产业基地",
    },
)
#: The modes of Q17 with the counties that the report names them for.
CARRIER_MODE = choice(
    "四平台一基地",
    "扶贫加工车间",
    "党支部+合作社+脱贫户",
    "其他",
    aliases={
        "4平台1基地": "四平台一基地",
        "扶贫车间": "扶贫加工车间",
        "加工车间": "扶贫加工车间",
        "党支部+合作社+贫困户": "党支部+合作社+脱贫户",
        "支部+合作社+脱贫户": "党支部+合作社+脱贫户",
    },
)
BENEFIT = many(
    "订单农业",
    "入股分红",
    "就业务工",
    "土地流转",
    "托管代养",
    aliases={"订单收购": "订单农业", "分红": "入股分红", "务工": "就业务工", "流转土地": "土地流转"},
    open=True,
)


class Carrier(
    Reported,
    LedgerKind,
    title="带贫载体台账",
    plural="carriers",
    order=31,
    key=("county", "carrier_name"),
):
    """产业带贫载体：一行是一个载体。"""

    carrier_name = Field("载体名称", TEXT, required=True, aliases=("带贫载体名称", "带贫主体名称"), width=24)
    carrier_type = Field("载体类型", CARRIER_TYPE, required=True, aliases=("主体类型", "载体类别"), width=11)
    mode = Field("带贫模式", CARRIER_MODE, required=True, aliases=("带动模式",), width=18)
    benefit = Field("利益联结方式", BENEFIT, required=True, aliases=("利益联结机制", "利益联结"), width=16)
    industry = Field("主导产业", TEXT, aliases=("产业名称", "经营产业"), width=14)
    head_name = Field("负责人", NAME, aliases=("法人代表", "法定代表人"), width=10)
    head_phone = Field("负责人电话", PHONE, aliases=("联系电话",), width=14)
    households_helped = Field("带动户数", COUNT, required=True, aliases=("带贫户数", "带动脱贫户数"), width=9)
    people_helped = Field("带动人数", COUNT, aliases=("带贫人数", "带动脱贫人数"), width=9)
    invested = Field("投入资金（万元）", MONEY_WAN, aliases=("投资额", "投入资金"), width=11)
    since = Field("认定日期", DATE, aliases=("认定时间",), width=12)
