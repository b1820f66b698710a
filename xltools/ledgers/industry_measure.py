"""Measures of industry that reach a household (domain.md Q15)."""

from xltools.ledgers.common import Reported
from xltools.ledgers.household import HOUSEHOLD_TYPE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ID_CARD, MONEY, NAME, TEXT, choice

#: The five industries of Linzhou.
INDUSTRY = choice(
    "特色农业",
    "建筑业",
    "工业",
    "乡村旅游",
    "光伏",
    "其他",
    aliases={
        "特色种植": "特色农业",
        "特色养殖": "特色农业",
        "农业": "特色农业",
        "建筑": "建筑业",
        "旅游": "乡村旅游",
        "光伏扶贫": "光伏",
        "光伏发电": "光伏",
    },
)


class IndustryMeasure(
    Reported,
    LedgerKind,
    title="产业措施台账",
    plural="industry_measures",
    order=32,
    key=("household_no", "industry", "measure"),
    person="head_name",
    person_id="head_id",
):
    """到户产业措施：一行是一户的一项措施。"""

    household_no = Field("户编号", TEXT, required=True, aliases=("户号", "家庭编号"), width=14)
    head_name = Field("户主姓名", NAME, required=True, aliases=("户主",), width=10)
    head_id = Field("户主身份证号", ID_CARD, required=True, width=21)
    household_type = Field("户类型", HOUSEHOLD_TYPE, required=True, aliases=("农户属性",), width=10)
    industry = Field("产业类别", INDUSTRY, required=True, aliases=("产业类型", "所属产业"), width=11)
    measure = Field("措施内容", TEXT, required=True, aliases=("扶持措施", "产业措施", "措施名称"), width=20)
    carrier_name = Field("带贫载体", TEXT, aliases=("载体名称", "带贫载体名称"), width=22)
    invested = Field("投入资金（元）", MONEY, aliases=("扶持资金", "投入资金"), width=11)
    income = Field("年增收（元）", MONEY, aliases=("增收金额", "年增收"), width=11)
