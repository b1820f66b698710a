"""What each county paid to insure its people against falling into poverty (domain.md Q19, Q20)."""

from xltools.ledgers.common import CountyReported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, DATE, MONEY, TEXT, YES_NO


class InsuranceCover(
    CountyReported,
    LedgerKind,
    title="防贫保险投保台账",
    plural="insurance_covers",
    order=21,
    key=("county", "year"),
):
    """防贫保险投保：一行是一个县（市、区）的一个年度。"""

    year = Field("投保年度", COUNT, required=True, aliases=("年度", "保险年度"), width=9)
    insurer = Field("承保公司", TEXT, aliases=("保险公司", "承保机构"), width=18)
    rural_population = Field("农村人口", COUNT, required=True, aliases=("农村人口数",), width=11)
    insured = Field("投保人数", COUNT, required=True, aliases=("参保人数",), width=10)
    premium = Field("保费（元）", MONEY, required=True, aliases=("保费", "缴纳保费", "保费金额"), width=13)
    agreement = Field(
        "是否签订保险协议", YES_NO, required=True, aliases=("保险协议", "是否签订协议"), width=10
    )
    agreement_no = Field("保险协议编号", TEXT, aliases=("协议编号", "保单号"), width=18)
    start_date = Field("保险起期", DATE, aliases=("保险起始日期", "保险期间起"), width=12)
    end_date = Field("保险止期", DATE, aliases=("保险截止日期", "保险期间止"), width=12)
