"""Counters, zones and halls that sell poor counties' produce, and the platform (domain.md Q12)."""

from xltools.ledgers.common import CountyReported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, DATE, MONEY_WAN, NAME, PHONE, TEXT, choice

OUTLET_TYPE = choice(
    "专柜",
    "专区",
    "专馆",
    "平台",
    aliases={
        "消费扶贫专柜": "专柜",
        "智能专柜": "专柜",
        "消费扶贫专区": "专区",
        "消费扶贫专馆": "专馆",
        "线上平台": "平台",
        "电商平台": "平台",
        "扶贫832平台": "平台",
        "832平台": "平台",
    },
)


class Consumption(
    CountyReported,
    LedgerKind,
    title="消费扶贫台账",
    plural="consumption_outlets",
    order=34,
    key=("county", "outlet_name"),
):
    """消费扶贫“三专一平台”：一行是一个专柜、专区、专馆或平台店铺。"""

    outlet_name = Field("网点名称", TEXT, required=True, aliases=("专柜（区、馆）名称", "店铺名称"), width=22)
    outlet_type = Field(
        "网点类型", OUTLET_TYPE, required=True, aliases=("三专一平台类型", "网点类别"), width=10
    )
    operator = Field("运营单位", TEXT, aliases=("运营企业",), width=20)
    head_name = Field("负责人", NAME, width=10)
    head_phone = Field("负责人电话", PHONE, aliases=("联系电话",), width=14)
    opened = Field("设立日期", DATE, aliases=("设立时间", "上线日期"), width=12)
    products = Field("扶贫产品数", COUNT, aliases=("产品种类", "上架产品数"), width=10)
    sales = Field(
        "本年销售额（万元）",
        MONEY_WAN,
        required=True,
        aliases=("销售额", "本年累计销售额", "销售金额"),
        width=12,
    )
    households_helped = Field("受益户数", COUNT, aliases=("带动户数", "惠及户数"), width=9)
