"""People in extreme poverty who are supported under 3+2+1 (domain.md Q31, Q32)."""

from xltools.ledgers.caregiver import SELF_CARE, SUPPORT_MODE
from xltools.ledgers.child import DISABILITY_CATEGORY, DISABILITY_LEVEL, GENDER
from xltools.ledgers.common import Reported
from xltools.ledgers.words import SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import (
    ACCOUNT,
    CERTIFICATE,
    COUNT,
    DATE,
    ID_CARD,
    MONEY,
    MONTH,
    NAME,
    PHONE,
    TEXT,
    YES_NO,
)


class TekunPerson(
    Reported,
    LedgerKind,
    title="特困人员台账",
    plural="tekun_persons",
    order=13,
    key="person_id",
    person="person_name",
    person_id="person_id",
):
    """特困人员：一行是一人，自理能力按六项日常活动评定。"""

    person_name = Field("姓名", NAME, required=True, aliases=("特困人员姓名", "供养对象姓名"), width=10)
    person_id = Field("身份证号", ID_CARD, required=True, aliases=("特困人员身份证号",), width=21)
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    tekun_cert = Field("特困证号", TEXT, aliases=("低保（特困）证号", "救助供养证号"), width=14)
    support_mode = Field("供养方式", SUPPORT_MODE, required=True, aliases=("供养形式", "照护模式"), width=16)
    eats = Field("自主吃饭", YES_NO, aliases=("吃饭",), width=8)
    dresses = Field("自主穿衣", YES_NO, aliases=("穿衣",), width=8)
    gets_up = Field("自主上下床", YES_NO, aliases=("上下床",), width=8)
    toilets = Field("自主如厕", YES_NO, aliases=("如厕",), width=8)
    walks = Field("室内行走", YES_NO, aliases=("自主室内行走",), width=8)
    washes = Field("自主洗澡", YES_NO, aliases=("洗澡",), width=8)
    self_care = Field("生活自理能力", SELF_CARE, required=True, aliases=("自理能力",), width=11)
    institution = Field("供养机构", TEXT, aliases=("托养机构", "机构名称"), width=18)
    carer_name = Field("照料人姓名", NAME, aliases=("照护人姓名", "护理人姓名"), width=10)
    carer_id = Field("照料人身份证号", ID_CARD, aliases=("照护人身份证号",), width=21)
    carer_phone = Field("照料人电话", PHONE, aliases=("照料人联系电话",), width=14)
    agreement_signed = Field(
        "是否签订供养协议", YES_NO, required=True, aliases=("是否签订协议", "供养协议"), width=9
    )
    agreement_end = Field("协议截止日期", DATE, aliases=("协议到期日期",), width=12)
    living_amount = Field("基本生活费（元/月）", MONEY, aliases=("基本生活标准", "月供养金额"), width=11)
    care_fee = Field("照料护理费（元/月）", MONEY, aliases=("照料护理费用", "护理费"), width=11)
    certificate = Field("残疾证号", CERTIFICATE, aliases=("残疾人证号",), width=23)
    disability_category = Field("残疾类别", DISABILITY_CATEGORY, aliases=("残疾类型",), width=9)
    disability_level = Field("残疾等级", DISABILITY_LEVEL, aliases=("残疾级别",), width=9)
    start_month = Field("最初享受月份", MONTH, aliases=("最初享受月", "享受起始月"), width=10)
    account_name = Field("户名", NAME, aliases=("开户人",), width=10)
    account_no = Field("账号", ACCOUNT, aliases=("银行账号", "一卡通账号"), width=22)
    state = Field("在册状态", SUPPORT_STATE, aliases=("状态", "保障状态"), width=9)

    @classmethod
    def abilities(cls) -> tuple[Field, ...]:
        """The six daily abilities that decide 生活自理能力."""
        return cls.eats, cls.dresses, cls.gets_up, cls.toilets, cls.walks, cls.washes
