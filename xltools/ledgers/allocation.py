"""Money handed down to the counties (domain.md Q13, Q14, Q43, Q45)."""

from xltools.ledgers.common import CountyReported
from xltools.ledgers.words import USE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import COUNT, DATE, MONEY_WAN, TEXT, YES_NO, choice

SOURCE = choice(
    "中央",
    "省级",
    "市级",
    "县级",
    aliases={
        "中央资金": "中央",
        "省": "省级",
        "省级资金": "省级",
        "市": "市级",
        "市级资金": "市级",
        "县": "县级",
        "县级配套": "县级",
        "县区": "县级",
    },
)


class Allocation(
    CountyReported,
    LedgerKind,
    title="资金下达台账",
    plural="allocations",
    order=41,
    key=("county", "source", "use", "document_no"),
):
    """财政衔接（扶贫）资金下达：一行是一份文件下达给一个县（市、区）的一笔资金。"""

    year = Field("资金年度", COUNT, required=True, aliases=("年度",), width=9)
    batch = Field("批次", TEXT, required=True, aliases=("下达批次",), width=10)
    document_no = Field("下达文号", TEXT, required=True, aliases=("文号", "资金文号"), width=20)
    source = Field("资金来源", SOURCE, required=True, aliases=("资金级次", "资金层级"), width=10)
    use = Field("资金用途", USE, required=True, aliases=("用途类别", "支出方向"), width=10)
    project_no = Field("项目编号", TEXT, aliases=("安排项目编号",), width=16)
    amount = Field(
        "下达金额（万元）", MONEY_WAN, required=True, aliases=("下达资金", "资金规模", "下达金额"), width=12
    )
    issued = Field("下达日期", DATE, required=True, aliases=("下达时间",), width=12)
    spent = Field("已支出（万元）", MONEY_WAN, aliases=("支出金额", "已支出"), width=11)
    published = Field(
        "是否公告公示", YES_NO, required=True, aliases=("分配结果是否公开", "公告公示"), width=9
    )
