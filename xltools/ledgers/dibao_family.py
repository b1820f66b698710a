"""Families on subsistence allowance, as the system exports them (domain.md section 4)."""

from xltools.ledgers.common import Reported
from xltools.ledgers.household import DIBAO_CLASS, DIBAO_TYPE
from xltools.ledgers.words import SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ACCOUNT, COUNT, ID_CARD, MONEY, MONTH, NAME, TEXT, YES_NO


class DibaoFamily(
    Reported,
    LedgerKind,
    title="低保家庭台账",
    plural="dibao_families",
    order=16,
    key="head_id",
    person="head_name",
    person_id="head_id",
):
    """低保家庭：一行是一户，按户施保；与低保人员台账以户主身份证号相连。"""

    head_name = Field("户主姓名", NAME, required=True, aliases=("户主", "申请人姓名"), width=10)
    head_id = Field("户主身份证号", ID_CARD, required=True, aliases=("申请人身份证号",), width=21)
    dibao_cert = Field("低保证号", TEXT, required=True, aliases=("低保（特困）证号", "低保证编号"), width=14)
    dibao_type = Field("低保类型", DIBAO_TYPE, aliases=("城乡类型",), width=9)
    dibao_class = Field(
        "分档类型", DIBAO_CLASS, required=True, aliases=("低保类别", "低保档次", "保障类别"), width=9
    )
    family_size = Field("家庭人口", COUNT, required=True, aliases=("家庭人口数",), width=9)
    insured_size = Field("保障人口", COUNT, required=True, aliases=("保障人口数", "保障人数"), width=9)
    yearly_income = Field("家庭年总收入（元）", MONEY, aliases=("家庭年总收入",), width=11)
    per_capita_income = Field(
        "家庭年均收入（元）", MONEY, aliases=("家庭人均年收入", "人均年收入", "家庭年均收入"), width=11
    )
    monthly_amount = Field(
        "户月保障金额（元）",
        MONEY,
        required=True,
        aliases=("户月保障金额", "月补助金额", "户月补助金额"),
        width=11,
    )
    first_month = Field("最初享受月份", MONTH, aliases=("最初享受月",), width=10)
    unstable = Field("是否脱贫不稳定户", YES_NO, aliases=("脱贫不稳定户",), width=10)
    taper_start = Field("渐退期起", MONTH, aliases=("渐退开始月份", "渐退期开始"), width=10)
    taper_end = Field("渐退期止", MONTH, aliases=("渐退结束月份", "渐退期结束"), width=10)
    bank_name = Field("开户银行", TEXT, aliases=("开户行",), width=16)
    account_name = Field("银行账户名称", NAME, aliases=("户名", "开户人"), width=10)
    account_no = Field("银行账号", ACCOUNT, aliases=("一卡通账号", "银行帐号"), width=22)
    state = Field("在册状态", SUPPORT_STATE, aliases=("保障状态", "状态"), width=9)
