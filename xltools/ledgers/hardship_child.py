"""Children in hardship whose help is decided case by case (一事一议, domain.md Q41)."""

from xltools.ledgers.child import GENDER, SCHOOL_STATUS
from xltools.ledgers.common import Reported
from xltools.ledgers.words import SUPPORT_STATE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ACCOUNT, COUNT, DATE, ID_CARD, MONEY, MONTH, NAME, PHONE, RELATION, TEXT, choice

HARDSHIP_TYPE = choice(
    "家庭贫困",
    "自身残疾或重病",
    "监护缺失",
    "监护不当",
    "父母一方不符合条件",
    "其他",
    aliases={
        "家庭困难": "家庭贫困",
        "自身残疾": "自身残疾或重病",
        "自身重病": "自身残疾或重病",
        "残疾": "自身残疾或重病",
        "重病": "自身残疾或重病",
        "无人监护": "监护缺失",
        "监护缺失或不当": "监护缺失",
        "监护侵害": "监护不当",
        "疏于照料": "监护不当",
    },
)


class HardshipChild(
    Reported,
    LedgerKind,
    title="困境儿童台账",
    plural="hardship_children",
    order=12,
    key="child_id",
    person="child_name",
    person_id="child_id",
):
    """困境儿童（一事一议）：一行是一名儿童，与事实无人抚养儿童互相排斥。"""

    child_name = Field("儿童姓名", NAME, required=True, aliases=("姓名",), width=10)
    child_id = Field("身份证号", ID_CARD, required=True, aliases=("儿童身份证号", "本人身份证号"), width=21)
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    hardship_type = Field(
        "困境类型", HARDSHIP_TYPE, required=True, aliases=("困境类别", "困境原因", "困境情形"), width=16
    )
    decision_no = Field(
        "会议纪要文号", TEXT, required=True, aliases=("议定文号", "一事一议文号", "纪要文号"), width=18
    )
    decision_date = Field("议定日期", DATE, required=True, aliases=("议定时间", "会议日期"), width=12)
    decided_amount = Field(
        "议定标准（元/月）", MONEY, required=True, aliases=("议定金额", "一事一议标准", "议定标准"), width=11
    )
    start_month = Field("起领年月", MONTH, aliases=("起发月份", "享受起始月"), width=10)
    review_date = Field("复核日期", DATE, aliases=("下次复核日期", "复核时间"), width=12)
    guardian_name = Field("监护人姓名", NAME, aliases=("监护人",), width=10)
    guardian_relation = Field("与监护人关系", RELATION, aliases=("监护人关系", "与儿童关系"), width=11)
    guardian_phone = Field("监护人电话", PHONE, aliases=("联系电话", "监护人联系电话"), width=14)
    school_status = Field("就学情况", SCHOOL_STATUS, aliases=("就读情况",), width=10)
    account_name = Field("开户人", NAME, aliases=("户名",), width=10)
    account_no = Field("银行账号", ACCOUNT, aliases=("一卡通账号",), width=22)
    state = Field("在册状态", SUPPORT_STATE, aliases=("状态",), width=9)
