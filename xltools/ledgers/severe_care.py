"""Severely disabled people who are cared for (domain.md Q33)."""

from xltools.ledgers.caregiver import SELF_CARE, SUPPORT_MODE
from xltools.ledgers.child import DISABILITY_CATEGORY, DISABILITY_LEVEL, GENDER
from xltools.ledgers.common import Reported
from xltools.ledgers.household import HOUSEHOLD_TYPE
from xltools.ledgers.words import SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import CERTIFICATE, COUNT, DATE, ID_CARD, NAME, PHONE, TEXT


class SevereCare(
    Reported,
    LedgerKind,
    title="重残照护台账",
    plural="severe_care_persons",
    order=15,
    key="person_id",
    person="person_name",
    person_id="person_id",
):
    """重度残疾人照护：一行是一人；其中脱贫户人数是总数的一部分，不另外相加。"""

    person_name = Field("姓名", NAME, required=True, aliases=("残疾人姓名",), width=10)
    person_id = Field("身份证号", ID_CARD, required=True, aliases=("残疾人身份证号",), width=21)
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    household_type = Field(
        "户类型", HOUSEHOLD_TYPE, required=True, aliases=("家庭类型", "农户属性"), width=10
    )
    certificate = Field("残疾证号", CERTIFICATE, required=True, aliases=("残疾人证号",), width=23)
    disability_category = Field(
        "残疾类别", DISABILITY_CATEGORY, required=True, aliases=("残疾类型",), width=9
    )
    disability_level = Field("残疾等级", DISABILITY_LEVEL, required=True, aliases=("残疾级别",), width=9)
    care_mode = Field("照护方式", SUPPORT_MODE, required=True, aliases=("照护模式", "托养方式"), width=16)
    self_care = Field("生活自理能力", SELF_CARE, aliases=("自理能力",), width=11)
    institution = Field("托养机构", TEXT, aliases=("照护机构", "机构名称"), width=18)
    carer_name = Field("照护人姓名", NAME, aliases=("照料人姓名", "护理人姓名"), width=10)
    carer_id = Field("照护人身份证号", ID_CARD, aliases=("照料人身份证号",), width=21)
    carer_phone = Field("照护人电话", PHONE, aliases=("照料人电话", "联系电话"), width=14)
    care_start = Field("照护起始日期", DATE, aliases=("照护开始日期",), width=12)
    state = Field("在册状态", SUPPORT_STATE, aliases=("状态",), width=9)
