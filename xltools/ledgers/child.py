"""The ledger of de-facto-unsupported children (domain.md 5.1 c)."""

from xltools.ledgers.common import Reported
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
    PARENT_STATUS,
    PHONE,
    RELATION,
    TEXT,
    YES_NO,
    choice,
    many,
)

GENDER = choice(
    "男", "女", aliases={"男性": "男", "女性": "女", "男孩": "男", "女孩": "女", "1": "男", "2": "女"}
)
CHILD_TYPE = choice(
    "社会散居",
    "集中供养",
    "孤儿",
    "一事一议",
    "困境儿童",
    "留守儿童",
    "其他",
    aliases={
        "散居": "社会散居",
        "社会散居儿童": "社会散居",
        "120": "社会散居",
        "事实无人抚养儿童（散居）": "社会散居",
        "散居事实无人抚养儿童": "社会散居",
        "集中": "集中供养",
        "机构集中供养": "集中供养",
        "121": "集中供养",
        "机构养育": "集中供养",
        "集中养育": "集中供养",
        "社会散居孤儿": "孤儿",
        "201": "孤儿",
        "202": "孤儿",
        "农村留守儿童": "留守儿童",
        "一事一议困境儿童": "一事一议",
        "重点困境儿童": "困境儿童",
    },
)
SCHOOL_STATUS = choice(
    "文盲或半文盲",
    "学龄前",
    "幼儿园",
    "小学",
    "初中",
    "高中",
    "技工",
    "中专",
    "大专",
    "本科",
    "特教",
    "辍学",
    "未说明",
    aliases={
        "学前": "学龄前",
        "未入学": "学龄前",
        "未上学": "学龄前",
        "学前班": "幼儿园",
        "小学在读": "小学",
        "初中在读": "初中",
        "高中在读": "高中",
        "中学": "初中",
        "职高": "中专",
        "职业高中": "中专",
        "技校": "技工",
        "大学": "本科",
        "特殊教育": "特教",
        "送教上门": "特教",
        "失学": "辍学",
        "休学": "辍学",
        "文盲": "文盲或半文盲",
    },
)
HEALTH = choice(
    "健康",
    "一般",
    "慢性病",
    "重病",
    "残疾",
    aliases={
        "良好": "健康",
        "正常": "健康",
        "健康或良好": "健康",
        "较好": "健康",
        "患有大病": "重病",
        "大病": "重病",
        "长期慢性病": "慢性病",
        "残疾人": "残疾",
        "一般或较弱": "一般",
        "较弱": "一般",
    },
)
DISABILITY_CATEGORY = choice(
    "视力",
    "听力",
    "言语",
    "肢体",
    "智力",
    "精神",
    "多重",
    aliases={
        "1": "视力",
        "2": "听力",
        "3": "言语",
        "4": "肢体",
        "5": "智力",
        "6": "精神",
        "7": "多重",
        "视力残疾": "视力",
        "听力残疾": "听力",
        "言语残疾": "言语",
        "肢体残疾": "肢体",
        "智力残疾": "智力",
        "精神残疾": "精神",
        "多重残疾": "多重",
    },
)
DISABILITY_LEVEL = choice(
    "一级",
    "二级",
    "三级",
    "四级",
    aliases={
        "1": "一级",
        "2": "二级",
        "3": "三级",
        "4": "四级",
        "一": "一级",
        "二": "二级",
        "三": "三级",
        "四": "四级",
        "1级": "一级",
        "2级": "二级",
        "3级": "三级",
        "4级": "四级",
        "壹级": "一级",
        "贰级": "二级",
        "叁级": "三级",
        "肆级": "四级",
    },
)
FAMILY_TAGS = many(
    "低保",
    "脱贫户",
    "监测户",
    "特困",
    "一般农户",
    "残疾人家庭",
    aliases={
        "低保户": "低保",
        "农村低保": "低保",
        "城市低保": "低保",
        "建档立卡": "脱贫户",
        "建档立卡户": "脱贫户",
        "贫困户": "脱贫户",
        "脱贫": "脱贫户",
        "监测对象": "监测户",
        "特困供养": "特困",
        "特困人员": "特困",
        "一般户": "一般农户",
    },
)
EXIT_REASON = choice(
    "满18周岁",
    "死亡",
    "收养",
    "父母恢复履责",
    "转孤儿",
    "户籍迁出",
    "独立生活",
    "其他",
    aliases={
        "儿童超龄": "满18周岁",
        "超龄": "满18周岁",
        "年满18周岁": "满18周岁",
        "年满18岁": "满18周岁",
        "已满18周岁": "满18周岁",
        "满18岁": "满18周岁",
        "病故": "死亡",
        "去世": "死亡",
        "省内收养": "收养",
        "跨省收养": "收养",
        "涉外收养": "收养",
        "被收养": "收养",
        "找回父母": "父母恢复履责",
        "困境改善": "父母恢复履责",
        "父亲释放": "父母恢复履责",
        "母亲释放": "父母恢复履责",
        "父母释放": "父母恢复履责",
        "转为孤儿": "转孤儿",
        "迁出": "户籍迁出",
        "户口迁出": "户籍迁出",
    },
)
PAY_MODE = choice(
    "银行发放",
    "现金",
    "其他",
    aliases={
        "社会化发放": "银行发放",
        "银行": "银行发放",
        "一卡通": "银行发放",
        "打卡": "银行发放",
        "打卡发放": "银行发放",
        "一卡通发放": "银行发放",
    },
)
REGISTER_STATUS = choice(
    "在册",
    "退出",
    aliases={
        "正常": "在册",
        "在保": "在册",
        "享受": "在册",
        "享受中": "在册",
        "已退出": "退出",
        "停发": "退出",
        "减员": "退出",
        "已减员": "退出",
    },
)
BOARDING = YES_NO


class Child(
    Reported,
    LedgerKind,
    title="儿童台账",
    plural="children",
    order=1,
    key="child_id",
    person="child_name",
    person_id="child_id",
):
    """事实无人抚养儿童：一行是报告期末在册（或本月退出）的一名儿童。"""

    child_no = Field("儿童编号", TEXT, aliases=("儿童编码", "系统编号", "人员编号"), width=12)
    child_name = Field(
        "儿童姓名", NAME, required=True, aliases=("姓名", "孩子姓名", "本人姓名"), leaf=("姓名",), width=10
    )
    child_id = Field(
        "身份证号",
        ID_CARD,
        required=True,
        aliases=("儿童身份证号", "本人身份证号", "儿童身份证号码"),
        leaf=("身份证号",),
        width=21,
    )
    gender = Field("性别", GENDER, aliases=("儿童性别",), width=6)
    birth_date = Field("出生日期", DATE, aliases=("出生年月", "出生年月日", "儿童出生日期"), width=12)
    age = Field("年龄", COUNT, aliases=("周岁", "年龄（周岁）", "儿童年龄"), width=6)
    ethnicity = Field("民族", TEXT, width=8)
    hukou_addr = Field(
        "户籍地址", TEXT, required=True, aliases=("户籍所在地", "户口所在地", "户籍地"), width=26
    )
    live_addr = Field(
        "现住址", TEXT, aliases=("居住地址", "现居住地", "家庭住址", "住址", "现居住地址"), width=26
    )
    child_type = Field(
        "儿童类别", CHILD_TYPE, required=True, aliases=("保障类型", "儿童类型", "安置方式"), width=11
    )
    health = Field("健康状况", HEALTH, aliases=("身体状况", "儿童健康状况"), width=10)
    disab_cert = Field("残疾证号", CERTIFICATE, aliases=("儿童残疾证号", "残疾人证号"), width=23)
    disab_cat = Field("残疾类别", DISABILITY_CATEGORY, aliases=("残疾类型", "儿童残疾类别"), width=9)
    disab_level = Field("残疾等级", DISABILITY_LEVEL, aliases=("残疾级别", "儿童残疾等级"), width=9)
    school_status = Field(
        "就学情况", SCHOOL_STATUS, aliases=("学业状况", "就学状况", "在校情况", "文化程度"), width=11
    )
    school_name = Field("学校", TEXT, aliases=("就读学校", "学校名称", "所在学校"), width=18)
    grade = Field("年级", TEXT, width=8)
    boarding = Field("是否寄宿", YES_NO, aliases=("寄宿", "是否住校"), width=9)

    father_name = Field("父亲姓名", NAME, owner="父亲", required=True, width=10)
    father_id = Field(
        "父亲身份证号", ID_CARD, owner="父亲", required=True, aliases=("父亲证件号码",), width=21
    )
    father_status = Field(
        "父亲情况",
        PARENT_STATUS,
        owner="父亲",
        required=True,
        aliases=("父亲现状", "父亲现状况", "父亲状况", "父亲状态"),
        leaf=("情况", "现状", "状况", "现状况", "状态"),
        width=12,
    )
    father_status_from = Field(
        "父亲起始日期",
        DATE,
        owner="父亲",
        aliases=("父亲入狱/死亡/受理日期", "父亲情况起始日期"),
        leaf=("起始日期", "起", "开始日期", "入狱/死亡/受理日期", "起始时间"),
        width=12,
    )
    father_status_to = Field(
        "父亲截止日期",
        DATE,
        owner="父亲",
        aliases=("父亲刑满(解除)日期", "父亲情况截止日期"),
        leaf=("截止日期", "止", "结束日期", "刑满(解除)日期", "截止时间"),
        width=12,
    )
    father_evidence = Field(
        "父亲证明材料",
        TEXT,
        owner="父亲",
        required=True,
        aliases=("父亲佐证材料", "父亲文书号"),
        leaf=("证明材料", "佐证材料", "文书号", "残疾证号", "证明"),
        width=26,
    )
    mother_name = Field("母亲姓名", NAME, owner="母亲", required=True, width=10)
    mother_id = Field(
        "母亲身份证号", ID_CARD, owner="母亲", required=True, aliases=("母亲证件号码",), width=21
    )
    mother_status = Field(
        "母亲情况",
        PARENT_STATUS,
        owner="母亲",
        required=True,
        aliases=("母亲现状", "母亲现状况", "母亲状况", "母亲状态"),
        leaf=("情况", "现状", "状况", "现状况", "状态"),
        width=12,
    )
    mother_status_from = Field(
        "母亲起始日期",
        DATE,
        owner="母亲",
        aliases=("母亲入狱/死亡/受理日期", "母亲情况起始日期"),
        leaf=("起始日期", "起", "开始日期", "入狱/死亡/受理日期", "起始时间"),
        width=12,
    )
    mother_status_to = Field(
        "母亲截止日期",
        DATE,
        owner="母亲",
        aliases=("母亲刑满(解除)日期", "母亲情况截止日期"),
        leaf=("截止日期", "止", "结束日期", "刑满(解除)日期", "截止时间"),
        width=12,
    )
    mother_evidence = Field(
        "母亲证明材料",
        TEXT,
        owner="母亲",
        required=True,
        aliases=("母亲佐证材料", "母亲文书号"),
        leaf=("证明材料", "佐证材料", "文书号", "残疾证号", "证明"),
        width=26,
    )

    guardian_name = Field(
        "监护人姓名",
        NAME,
        owner="监护人",
        required=True,
        aliases=("监护人", "实际照料人", "实际照料人姓名", "照料人姓名", "监护人（照料人）姓名"),
        width=10,
    )
    guardian_id = Field(
        "监护人身份证号",
        ID_CARD,
        owner="监护人",
        required=True,
        aliases=("实际照料人身份证号", "监护人证件号码", "照料人身份证号"),
        width=21,
    )
    guardian_relation = Field(
        "监护人与儿童关系",
        RELATION,
        owner="监护人",
        required=True,
        aliases=("与儿童关系", "实际照料人与儿童关系", "监护关系", "监护人关系"),
        leaf=("与儿童关系", "关系"),
        width=12,
    )
    guardian_phone = Field(
        "监护人电话",
        PHONE,
        owner="监护人",
        required=True,
        aliases=("监护人联系电话", "实际照料人电话", "实际照料人联系电话", "联系电话"),
        leaf=("电话", "联系电话", "手机号码"),
        width=14,
    )

    household_no = Field("户编号", TEXT, aliases=("户号", "家庭编号"), width=14)
    family_tags = Field("家庭身份", FAMILY_TAGS, aliases=("家庭类型", "家庭类别"), width=12)
    apply_date = Field("申请日期", DATE, required=True, aliases=("申请时间",), width=12)
    confirm_date = Field(
        "确认日期",
        DATE,
        required=True,
        aliases=("认定时间", "审批时间", "确认时间", "认定日期", "审批日期"),
        width=12,
    )
    start_month = Field(
        "起领年月", MONTH, required=True, aliases=("享受起始月", "开始享受年月", "起发年月"), width=10
    )
    end_month = Field(
        "末领年月",
        MONTH,
        aliases=("停发年月", "停发月份"),
        shift=(("停发年月", -1), ("停发月份", -1)),
        width=10,
    )
    std_amount = Field(
        "保障标准（元/月）", MONEY, required=True, aliases=("月标准", "保障标准", "补贴标准"), width=11
    )
    offset_dibao = Field(
        "已享受低保金额（元）",
        MONEY,
        aliases=("低保金额", "已享受低保（元）", "低保抵扣", "抵扣低保"),
        width=11,
    )
    offset_tekun = Field(
        "已享受特困金额（元）",
        MONEY,
        aliases=("特困金额", "已享受特困（元）", "特困抵扣", "抵扣特困"),
        width=11,
    )
    offset_disab = Field(
        "已享受困难残疾人补贴（元）",
        MONEY,
        aliases=("困难残疾人生活补贴", "困难残疾人补贴", "残疾补贴抵扣", "抵扣困难残疾人补贴"),
        width=13,
    )
    pay_amount = Field(
        "本月发放金额（元）",
        MONEY,
        required=True,
        aliases=("实发", "实发金额", "本月发放", "发放金额", "本月实发金额"),
        width=11,
    )
    arrears = Field("补发金额（元）", MONEY, aliases=("补发", "补发金额"), width=11)
    receive_mode = Field("领取方式", PAY_MODE, aliases=("发放方式",), width=10)
    receiver_name = Field(
        "领取人姓名", NAME, owner="领取人", required=True, aliases=("领取人", "领款人"), width=10
    )
    receiver_id = Field(
        "领取人证件号码",
        ID_CARD,
        owner="领取人",
        required=True,
        aliases=("领取人身份证号", "领款人身份证号"),
        leaf=("身份证号",),
        width=21,
    )
    receiver_relation = Field(
        "领取人与儿童关系",
        RELATION,
        owner="领取人",
        required=True,
        aliases=("领取人关系",),
        leaf=("与儿童关系", "关系"),
        width=12,
    )
    bank_name = Field("开户银行", TEXT, required=True, aliases=("开户行", "银行", "银行名称"), width=16)
    account_name = Field(
        "开户人", NAME, required=True, aliases=("户名", "银行账户名称", "账户名称", "开户人姓名"), width=10
    )
    account_no = Field(
        "银行账号",
        ACCOUNT,
        required=True,
        aliases=(
            "一卡通账号",
            "一卡通账户",
            "银行帐号",
            "卡号",
            "社保卡账号",
            "发放账号",
            "账户",
            "账号",
            "银行卡号",
        ),
        width=22,
    )
    status = Field(
        "在册状态", REGISTER_STATUS, required=True, aliases=("状态", "享受状态", "保障状态"), width=9
    )
    exit_reason = Field(
        "退出原因",
        EXIT_REASON,
        aliases=("减员原因", "停发原因"),
        width=12,
        depends=("status", {"": (), "退出": EXIT_REASON.options}),
    )
    exit_date = Field("退出日期", DATE, aliases=("减员日期", "退出时间", "减员时间"), width=12)
    director_name = Field(
        "儿童主任姓名", NAME, owner="儿童主任", aliases=("儿童主任", "村儿童主任", "儿童督导员"), width=10
    )
    director_phone = Field(
        "儿童主任电话",
        PHONE,
        owner="儿童主任",
        aliases=("儿童主任联系电话", "儿童督导员电话"),
        leaf=("电话", "联系电话"),
        width=14,
    )
    last_visit = Field("最近走访日期", DATE, aliases=("走访日期", "最近走访时间"), width=12)

    #: The two parents' columns side by side, for rules that ask the same of both.
    @classmethod
    def parents(cls) -> "tuple[ParentColumns, ParentColumns]":
        """Father's and mother's columns."""
        return ParentColumns("father"), ParentColumns("mother")


class ParentColumns:
    """The columns of one parent: name, id, status, status_from, status_to, evidence; `word` is 父亲 or 母亲."""

    def __init__(self, who: str) -> None:
        self.who = who
        self.word = {"father": "父亲", "mother": "母亲"}[who]
        self.name = Child.fields[f"{who}_name"]
        self.id = Child.fields[f"{who}_id"]
        self.status = Child.fields[f"{who}_status"]
        self.status_from = Child.fields[f"{who}_status_from"]
        self.status_to = Child.fields[f"{who}_status_to"]
        self.evidence = Child.fields[f"{who}_evidence"]
