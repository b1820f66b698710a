"""Old people and severely disabled people whom nobody can in fact support (domain.md Q37, Q38)."""

from xltools.ledgers.caregiver import SELF_CARE
from xltools.ledgers.child import DISABILITY_CATEGORY, DISABILITY_LEVEL, GENDER
from xltools.ledgers.common import Reported
from xltools.ledgers.words import DEPARTMENTS, SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import CERTIFICATE, COUNT, DATE, ID_CARD, NAME, PHONE, RELATION, TEXT, YES_NO, choice

UNSUPPORTED_TYPE = choice(
    "事实无人赡养老人",
    "事实无人扶养重残人员",
    aliases={
        "无人赡养老人": "事实无人赡养老人",
        "事实无人抚养重残人员": "事实无人扶养重残人员",
        "无人抚养重残人员": "事实无人扶养重残人员",
        "无人扶养重残人员": "事实无人扶养重残人员",
        "事实无人扶养重度残疾人": "事实无人扶养重残人员",
    },
)


class UnsupportedAdult(
    Reported,
    LedgerKind,
    title="事实无人照护台账",
    plural="unsupported_adults",
    order=11,
    key="person_id",
    person="person_name",
    person_id="person_id",
):
    """事实无人赡养老人、事实无人扶养重残人员：一行是一人。"""

    person_name = Field("姓名", NAME, required=True, aliases=("对象姓名", "老人姓名"), width=10)
    person_id = Field("身份证号", ID_CARD, required=True, aliases=("本人身份证号", "对象身份证号"), width=21)
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    person_type = Field(
        "无人照护类别",
        UNSUPPORTED_TYPE,
        required=True,
        aliases=("人员类别", "对象类别", "照护类别"),
        width=18,
    )
    no_labour = Field("无劳动能力", YES_NO, required=True, aliases=("是否无劳动能力",), width=9)
    no_income = Field("无收入来源", YES_NO, required=True, aliases=("无生活来源", "是否无收入来源"), width=9)
    unable_supporter = Field(
        "义务人无法履行义务",
        YES_NO,
        required=True,
        aliases=("法定义务人无履行能力", "无法履行义务", "赡养人无法履行义务", "扶养人无法履行义务"),
        width=12,
    )
    severely_disabled = Field("重度残疾", YES_NO, required=True, aliases=("是否重度残疾",), width=9)
    confirmed_by = Field("认定部门", DEPARTMENTS, aliases=("联合认定部门", "确认部门"), width=16)
    confirm_date = Field("认定日期", DATE, aliases=("认定时间", "确认日期"), width=12)
    certificate = Field("残疾证号", CERTIFICATE, aliases=("残疾人证号",), width=23)
    disability_category = Field("残疾类别", DISABILITY_CATEGORY, aliases=("残疾类型",), width=9)
    disability_level = Field("残疾等级", DISABILITY_LEVEL, aliases=("残疾级别",), width=9)
    self_care = Field("生活自理能力", SELF_CARE, aliases=("自理能力",), width=11)
    carer_name = Field("照料人姓名", NAME, aliases=("照护人姓名",), width=10)
    carer_id = Field("照料人身份证号", ID_CARD, aliases=("照护人身份证号",), width=21)
    carer_relation = Field("与照料人关系", RELATION, aliases=("照料人关系",), width=11)
    carer_phone = Field("照料人电话", PHONE, aliases=("照料人联系电话", "联系电话"), width=14)
    help_given = Field("落实保障措施", TEXT, aliases=("保障措施", "帮扶措施"), width=20)
    state = Field("在册状态", SUPPORT_STATE, aliases=("状态", "保障状态"), width=9)
