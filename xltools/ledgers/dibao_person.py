"""People on subsistence allowance, as the system exports them (domain.md section 4)."""

from xltools.ledgers.child import DISABILITY_CATEGORY, DISABILITY_LEVEL, GENDER
from xltools.ledgers.common import Reported
from xltools.ledgers.household import DIBAO_CLASS
from xltools.ledgers.words import SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import CERTIFICATE, COUNT, ID_CARD, NAME, RELATION, TEXT, YES_NO, choice

LABOUR = choice(
    "有",
    "部分丧失",
    "完全丧失",
    "无",
    aliases={
        "有劳动能力": "有",
        "普通劳动力": "有",
        "部分丧失劳动能力": "部分丧失",
        "弱劳动力": "部分丧失",
        "完全丧失劳动能力": "完全丧失",
        "丧失劳动力": "完全丧失",
        "无劳动能力": "无",
        "无劳动力": "无",
    },
)


class DibaoPerson(
    Reported,
    LedgerKind,
    title="低保人员台账",
    plural="dibao_persons",
    order=17,
    key="person_id",
    person="person_name",
    person_id="person_id",
):
    """低保人员：一行是一名保障对象。"""

    head_id = Field("户主身份证号", ID_CARD, required=True, owner="户主", leaf=("身份证号",), width=21)
    head_name = Field("户主姓名", NAME, aliases=("户主",), owner="户主", leaf=("姓名",), width=10)
    person_name = Field("姓名", NAME, required=True, aliases=("保障对象姓名", "成员姓名"), width=10)
    person_id = Field(
        "身份证号", ID_CARD, required=True, aliases=("保障对象身份证号", "成员身份证号"), width=21
    )
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    relation = Field("与户主关系", RELATION, required=True, aliases=("关系",), width=11)
    dibao_class = Field("分档类型", DIBAO_CLASS, aliases=("低保类别", "低保档次"), width=9)
    disabled = Field("是否残疾", YES_NO, aliases=("是否残疾人",), width=8)
    certificate = Field("残疾证号", CERTIFICATE, aliases=("残疾人证号",), width=23)
    disability_category = Field("残疾类别", DISABILITY_CATEGORY, aliases=("残疾类型",), width=9)
    disability_level = Field("残疾等级", DISABILITY_LEVEL, aliases=("残疾级别",), width=9)
    disease = Field("患病病种", TEXT, aliases=("病种",), width=14)
    labour = Field("劳动能力", LABOUR, required=True, aliases=("劳动力状况",), width=10)
    registered_poor = Field("是否建档立卡扶贫对象", YES_NO, aliases=("是否建档立卡", "建档立卡"), width=10)
    school = Field("在读学校", TEXT, aliases=("就读学校",), width=16)
    state = Field("在册状态", SUPPORT_STATE, aliases=("保障状态", "状态"), width=9)
