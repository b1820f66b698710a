"""What the insurance paid to households (domain.md Q21–Q24)."""

from xltools.ledgers.common import Reported
from xltools.ledgers.household import CLAIM_CAUSE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ACCOUNT, COUNT, DATE, ID_CARD, MONEY, NAME, TEXT


class InsuranceClaim(
    Reported,
    LedgerKind,
    title="防贫保险理赔台账",
    plural="insurance_claims",
    order=22,
    key=("household_no", "claim_date", "cause"),
    person="head_name",
    person_id="head_id",
):
    """防贫保险理赔：一行是一户的一次赔付。"""

    household_no = Field("户编号", TEXT, required=True, aliases=("户号", "家庭编号"), width=14)
    head_name = Field("户主姓名", NAME, required=True, aliases=("户主",), width=10)
    head_id = Field("户主身份证号", ID_CARD, required=True, width=21)
    cause = Field("出险原因", CLAIM_CAUSE, required=True, aliases=("致险原因",), width=10)
    happened = Field("出险日期", DATE, aliases=("出险时间",), width=12)
    claim_date = Field("赔付日期", DATE, required=True, aliases=("赔付时间", "理赔日期"), width=12)
    own_cost = Field("自负费用（元）", MONEY, aliases=("自付金额", "自负费用"), width=12)
    amount = Field(
        "赔付金额（元）", MONEY, required=True, aliases=("理赔金额", "赔付金额", "赔款金额"), width=12
    )
    per_capita_income = Field("人均纯收入（元）", MONEY, aliases=("人均纯收入",), width=11)
    family_size = Field("家庭人口", COUNT, aliases=("家庭人口数",), width=9)
    temporary_reason = Field("临时困难原因", TEXT, aliases=("非监测户理赔原因",), width=18)
    account_name = Field("户名", NAME, aliases=("开户人",), width=10)
    account_no = Field("账号", ACCOUNT, aliases=("银行账号", "一卡通账号"), width=22)
