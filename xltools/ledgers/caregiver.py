"""The ledger of caregivers (domain.md 5.1 b)."""

from xltools.ledgers.child import GENDER, HEALTH
from xltools.ledgers.common import Reported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import (
    ACCOUNT,
    COUNT,
    COUNTY,
    DATE,
    ID_CARD,
    MONEY,
    NAME,
    PHONE,
    RELATION,
    TEXT,
    YES_NO,
    choice,
)

CAREGIVER_TYPE = choice(
    "法定监护人",
    "实际照料人",
    "委托照料人",
    "照料护理人",
    "机构",
    aliases={
        "监护人": "法定监护人",
        "照料人": "实际照料人",
        "受托人": "委托照料人",
        "委托监护人": "委托照料人",
        "受委托人": "委托照料人",
        "护理人": "照料护理人",
        "供养机构": "机构",
    },
)
WARD_TYPE = choice(
    "事实无人抚养儿童",
    "孤儿",
    "困境儿童",
    "特困",
    "重残",
    "留守儿童",
    aliases={
        "事实无人抚养": "事实无人抚养儿童",
        "特困人员": "特困",
        "重残人员": "重残",
        "重度残疾人": "重残",
        "留守": "留守儿童",
        "农村留守儿童": "留守儿童",
    },
)
#: The six modes of 3+2+1 (Q31).
SUPPORT_MODE = choice(
    "亲情赡养",
    "邻里助养",
    "居家助养",
    "敬老院集中供养",
    "医疗机构集中托养",
    "精神病院集中托养",
    aliases={
        "亲情供养": "亲情赡养",
        "敬老院供养": "敬老院集中供养",
        "医疗机构托养": "医疗机构集中托养",
        "精神病院托养": "精神病院集中托养",
        "精神病医院集中托养": "精神病院集中托养",
    },
    code="C11",
)
SELF_CARE = choice(
    "自理",
    "半失能",
    "失能",
    aliases={
        "能自理": "自理",
        "全自理": "自理",
        "有自理能力": "自理",
        "完全自理": "自理",
        "部分丧失": "半失能",
        "半自理": "半失能",
        "部分丧失自理能力": "半失能",
        "完全丧失": "失能",
        "不能自理": "失能",
        "全护理": "失能",
        "完全丧失自理能力": "失能",
    },
)


class Caregiver(
    Reported,
    LedgerKind,
    title="照料人台账",
    plural="caregivers",
    order=2,
    key=("caregiver_id", "ward_id"),
    person="caregiver_name",
    person_id="caregiver_id",
):
    """监护人、照料人：一行是一名照料人和一名被照料人。"""

    caregiver_name = Field(
        "监护人（照料人）姓名",
        NAME,
        owner="监护人",
        required=True,
        aliases=("照护人", "照料人姓名", "监护人姓名", "受托人", "抚养人", "姓名", "照料人", "监护人"),
        leaf=("姓名",),
        width=12,
    )
    caregiver_id = Field(
        "身份证号",
        ID_CARD,
        owner="监护人",
        required=True,
        aliases=("照料人身份证号", "监护人身份证号", "照料人证件号码"),
        leaf=("身份证号",),
        width=21,
    )
    caregiver_type = Field(
        "照料人类型",
        CAREGIVER_TYPE,
        required=True,
        aliases=("人员类别", "监护人类型", "照料人类别"),
        width=12,
    )
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    caregiver_phone = Field(
        "联系电话",
        PHONE,
        owner="监护人",
        required=True,
        aliases=("照料人电话", "监护人电话", "照料人联系电话"),
        leaf=("电话", "联系电话"),
        width=14,
    )
    address = Field("现住址", TEXT, required=True, aliases=("家庭住址", "住址", "居住地址"), width=26)
    live_county = Field("居住县区", COUNTY, required=True, aliases=("居住地县区", "现居住县区"), width=10)
    health_status = Field("健康状况", HEALTH, aliases=("身体状况",), width=10)
    ward_name = Field(
        "被照料人姓名",
        NAME,
        owner="被照料人",
        required=True,
        aliases=("儿童姓名", "被监护人", "被监护人姓名", "被照料人"),
        width=12,
    )
    ward_id = Field(
        "被照料人身份证号",
        ID_CARD,
        owner="被照料人",
        required=True,
        aliases=("儿童身份证号", "被监护人身份证号", "被照料人证件号码"),
        width=21,
    )
    ward_type = Field(
        "被照料人类别",
        WARD_TYPE,
        owner="被照料人",
        required=True,
        aliases=("被监护人类别",),
        leaf=("类别",),
        width=16,
    )
    relation_to_ward = Field(
        "与被照料人关系",
        RELATION,
        required=True,
        aliases=("与儿童关系", "监护关系", "与被监护人关系", "关系"),
        width=13,
    )
    support_mode = Field(
        "供养方式",
        SUPPORT_MODE,
        aliases=("照护模式",),
        width=16,
        depends=("self_care", {"": SUPPORT_MODE.options, "失能": SUPPORT_MODE.options[3:]}),
    )
    institution = Field("供养机构", TEXT, aliases=("托养机构", "机构名称"), width=18)
    self_care = Field("生活自理能力", SELF_CARE, aliases=("自理能力",), width=11)
    agreement_signed = Field(
        "是否签订协议",
        YES_NO,
        required=True,
        aliases=("委托照护协议", "供养协议", "责任书", "签订协议"),
        width=9,
    )
    agreement_no = Field("协议编号", TEXT, width=18)
    agreement_start = Field(
        "协议起始日期", DATE, required=True, aliases=("协议起", "协议开始日期", "协议起日期"), width=12
    )
    agreement_end = Field(
        "协议截止日期",
        DATE,
        required=True,
        aliases=("协议止", "协议结束日期", "协议到期日期", "协议止日期"),
        width=12,
    )
    care_fee = Field("照料护理费（元/月）", MONEY, aliases=("护理补贴", "照料护理费", "照料费"), width=11)
    bank_name = Field("开户银行", TEXT, aliases=("开户行",), width=16)
    account_name = Field("户名", NAME, aliases=("开户人", "银行账户名称"), width=10)
    account_no = Field(
        "账号", ACCOUNT, aliases=("银行账号", "一卡通账号", "银行帐号", "卡号", "社保卡账号"), width=22
    )
    director_name = Field("儿童主任姓名", NAME, owner="儿童主任", aliases=("儿童主任", "包保干部"), width=10)
    director_phone = Field(
        "儿童主任电话",
        PHONE,
        owner="儿童主任",
        aliases=("包保干部电话",),
        leaf=("电话", "联系电话"),
        width=14,
    )
    last_visit = Field("最近走访日期", DATE, aliases=("走访日期", "最近走访时间"), width=12)
