"""The ledger of households with their members (domain.md 5.1 a)."""

from xltools.ledgers.child import GENDER
from xltools.ledgers.common import Reported
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import (
    ACCOUNT,
    COUNT,
    DATE,
    ID_CARD,
    MEMBER_ID,
    MONEY,
    MONTH,
    NAME,
    PHONE,
    RELATION,
    TEXT,
    YES_NO,
    choice,
    many,
)

HOUSEHOLD_TYPE = choice(
    "脱贫户",
    "一般农户",
    aliases={
        "已脱贫户": "脱贫户",
        "建档立卡脱贫户": "脱贫户",
        "建档立卡户": "脱贫户",
        "一般户": "一般农户",
        "普通农户": "一般农户",
        "非建档立卡户": "一般农户",
    },
)
MONITOR_CATEGORY = choice(
    "脱贫不稳定户",
    "边缘易致贫户",
    "突发严重困难户",
    code="H01",
    aliases={
        "脱贫不稳定": "脱贫不稳定户",
        "边缘户": "边缘易致贫户",
        "边缘易致贫": "边缘易致贫户",
        "突发严重困难": "突发严重困难户",
    },
)
FOUND_BY = choice(
    "农户申报",
    "干部摸排",
    "部门预警",
    aliases={
        "自主申报": "农户申报",
        "农户自主申报": "农户申报",
        "基层摸排": "干部摸排",
        "干部走访": "干部摸排",
        "部门筛查预警": "部门预警",
        "筛查预警": "部门预警",
    },
)
RISK_TYPE = choice(
    "因病",
    "因残",
    "因学",
    "因灾",
    "因突发事故",
    "缺劳动力",
    "因务工就业不稳",
    "产业失败",
    "住房",
    "饮水",
    "其他",
    aliases={
        "因意外事故": "因突发事故",
        "意外事故": "因突发事故",
        "缺劳力": "缺劳动力",
        "务工就业不稳": "因务工就业不稳",
        "因产业项目失败": "产业失败",
        "住房出现问题": "住房",
        "饮水问题": "饮水",
    },
)
CLEAR_MODE = choice("帮扶消除", "自然消除", aliases={"落实帮扶措施": "帮扶消除", "人员自然减少": "自然消除"})
MEASURE = many(
    "小额信贷贴息",
    "技能培训",
    "公益岗位",
    "参与扶贫项目",
    "低保提标扩面",
    "集中托养供养",
    "扶贫助残",
    "扶心",
    "产业帮扶",
    "就业帮扶",
    "健康帮扶",
    "教育帮扶",
    "综合保障",
    "其他",
    aliases={"小额信贷": "小额信贷贴息", "公益性岗位": "公益岗位", "扶贫+扶心": "扶心"},
    open=True,
)
INDUSTRY = many(
    "特色农业",
    "建筑业",
    "工业",
    "乡村旅游",
    "光伏",
    aliases={
        "光伏扶贫": "光伏",
        "旅游": "乡村旅游",
        "建筑": "建筑业",
        "特色种植": "特色农业",
        "特色养殖": "特色农业",
    },
    open=True,
)
DEV_MEASURE = choice("已实施", "尚未实施", aliases={"未实施": "尚未实施"})
DIBAO_TYPE = choice("农村", "城市", aliases={"农村低保": "农村", "城市低保": "城市", "城镇": "城市"})
DIBAO_CLASS = choice(
    "A+",
    "A",
    "B",
    "C",
    aliases={
        "A+类": "A+",
        "A类": "A",
        "B类": "B",
        "C类": "C",
        "A＋": "A+",
        "A＋类": "A+",
        "a": "A",
        "b": "B",
        "c": "C",
        "a+": "A+",
    },
)
CLAIM_CAUSE = choice("因病", "因学", "因灾", "因突发事故", "其他", aliases={"因意外事故": "因突发事故"})


class Household(
    Reported,
    LedgerKind,
    title="家庭台账",
    plural="households",
    order=3,
    key=("household_no", "member_id"),
    person="member_name",
    person_id="member_id",
):
    """监测户、脱贫户、低保户：一行是一户中的一名家庭成员；整户的值写在每一行，只按每户首行判断一次。"""

    household_no = Field("户编号", TEXT, required=True, aliases=("户号", "家庭编号"), width=14)
    head_name = Field(
        "户主姓名", NAME, owner="户主", required=True, aliases=("户主",), per_household=True, width=10
    )
    head_id = Field(
        "户主身份证号",
        ID_CARD,
        owner="户主",
        required=True,
        aliases=("户主证件号码",),
        per_household=True,
        width=21,
    )
    member_name = Field(
        "姓名",
        NAME,
        owner="成员",
        required=True,
        aliases=("家庭成员姓名", "成员姓名", "家庭成员"),
        leaf=("姓名",),
        width=10,
    )
    member_id = Field(
        "证件号码",
        MEMBER_ID,
        owner="成员",
        required=True,
        aliases=("成员身份证号", "家庭成员身份证号", "身份证号"),
        leaf=("身份证号", "证件号码"),
        width=23,
    )
    relation = Field("与户主关系", RELATION, required=True, aliases=("关系", "家庭关系"), width=11)
    gender = Field("性别", GENDER, width=6)
    birth_date = Field("出生日期", DATE, aliases=("出生年月",), width=12)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    family_size = Field(
        "家庭人口",
        COUNT,
        required=True,
        aliases=("家庭人口数", "人数", "人口", "人口数"),
        per_household=True,
        width=9,
    )
    household_type = Field(
        "户类型",
        HOUSEHOLD_TYPE,
        required=True,
        aliases=("家庭类型", "农户属性"),
        per_household=True,
        width=10,
    )
    monitor_category = Field(
        "监测对象类别",
        MONITOR_CATEGORY,
        aliases=("易返贫致贫户(监测对象)类型", "监测类别", "监测户类别"),
        per_household=True,
        width=14,
    )
    found_by = Field("发现渠道", FOUND_BY, aliases=("识别方式",), per_household=True, width=10)
    identified_month = Field(
        "识别监测时间",
        MONTH,
        aliases=("风险识别时间", "首次识别时间", "纳入时间"),
        per_household=True,
        width=10,
    )
    risk_type_1 = Field(
        "致贫返贫风险1",
        RISK_TYPE,
        aliases=("致贫/返贫风险1", "风险类型", "致贫原因", "致贫原因1", "风险类型1", "返贫致贫风险"),
        per_household=True,
        width=11,
    )
    risk_type_2 = Field(
        "致贫返贫风险2",
        RISK_TYPE,
        aliases=("致贫/返贫风险2", "风险类型2", "致贫原因2"),
        per_household=True,
        width=11,
    )
    risk_type_3 = Field(
        "致贫返贫风险3",
        RISK_TYPE,
        aliases=("致贫/返贫风险3", "风险类型3", "致贫原因3"),
        per_household=True,
        width=11,
    )
    risk_type_4 = Field(
        "致贫返贫风险4",
        RISK_TYPE,
        aliases=("致贫/返贫风险4", "风险类型4", "致贫原因4"),
        per_household=True,
        width=11,
    )
    risk_type_5 = Field(
        "致贫返贫风险5",
        RISK_TYPE,
        aliases=("致贫/返贫风险5", "风险类型5", "致贫原因5"),
        per_household=True,
        width=11,
    )
    risk_cleared = Field("风险是否消除", YES_NO, aliases=("风险是否已消除",), per_household=True, width=9)
    cleared_month = Field("风险消除时间", MONTH, aliases=("消除时间",), per_household=True, width=10)
    clear_mode = Field(
        "风险消除方式",
        CLEAR_MODE,
        aliases=("消除方式",),
        per_household=True,
        width=10,
        depends=("risk_cleared", {"": (), "是": CLEAR_MODE.options}),
    )
    taper_start = Field(
        "渐退期起", MONTH, aliases=("渐退开始", "渐退起", "渐退期开始"), per_household=True, width=10
    )
    taper_end = Field(
        "渐退期止", MONTH, aliases=("渐退结束", "渐退止", "渐退期结束"), per_household=True, width=10
    )
    per_capita_income = Field(
        "人均纯收入（元）",
        MONEY,
        required=True,
        aliases=("人均收入", "家庭年均收入（元）", "人均纯收入", "家庭人均纯收入"),
        per_household=True,
        width=11,
    )
    income_wage = Field("工资性收入（元）", MONEY, aliases=("工资性收入",), per_household=True, width=11)
    income_oper = Field(
        "生产经营性收入（元）", MONEY, aliases=("生产经营性收入", "经营性收入"), per_household=True, width=11
    )
    income_prop = Field("财产性收入（元）", MONEY, aliases=("财产性收入",), per_household=True, width=11)
    income_trans = Field("转移性收入（元）", MONEY, aliases=("转移性收入",), per_household=True, width=11)
    house_unsafe = Field(
        "是否危房户",
        YES_NO,
        aliases=("危房户", "是否危房", "住房安全保障", "住房是否安全"),
        negated=("住房安全保障", "住房是否安全"),
        per_household=True,
        width=8,
    )
    water_safe = Field(
        "是否解决安全饮用水",
        YES_NO,
        aliases=("饮水安全保障", "安全饮水", "饮水是否安全"),
        per_household=True,
        width=9,
    )
    edu_ok = Field("义务教育保障", YES_NO, aliases=("义务教育是否保障",), per_household=True, width=9)
    med_ok = Field(
        "是否参加医保",
        YES_NO,
        aliases=("是否参加大病保险", "是否参加医保(大病保险)", "医疗保障"),
        per_household=True,
        width=9,
    )
    helper_name = Field(
        "帮扶责任人",
        NAME,
        owner="帮扶人",
        aliases=("帮扶干部", "联系人", "帮扶人", "帮扶人姓名"),
        per_household=True,
        width=10,
    )
    helper_party = Field(
        "帮扶人是否党员",
        YES_NO,
        owner="帮扶人",
        aliases=("是否党员", "是否党员干部"),
        per_household=True,
        width=9,
    )
    helper_phone = Field(
        "帮扶人电话",
        PHONE,
        owner="帮扶人",
        aliases=("帮扶责任人电话", "帮扶干部电话", "帮扶人联系电话"),
        leaf=("电话", "联系电话"),
        per_household=True,
        width=14,
    )
    measures = Field("帮扶措施", MEASURE, aliases=("落实措施",), per_household=True, width=16)
    dev_measure_done = Field(
        "实施开发式帮扶措施情况", DEV_MEASURE, aliases=("开发式帮扶措施",), per_household=True, width=11
    )
    industry_measures = Field("产业扶持措施", INDUSTRY, aliases=("产业措施",), per_household=True, width=16)
    dibao_type = Field("低保类型", DIBAO_TYPE, aliases=("城乡类型",), per_household=True, width=9)
    dibao_class = Field(
        "低保类别", DIBAO_CLASS, aliases=("分档类型", "低保档次"), per_household=True, width=9
    )
    dibao_cert = Field("低保证号", TEXT, aliases=("低保（特困）证号",), per_household=True, width=14)
    insured_size = Field("保障人口", COUNT, aliases=("保障人口数", "保障人数"), per_household=True, width=9)
    dibao_amount = Field(
        "月补助金额（元）",
        MONEY,
        aliases=("户月保障金额（元）", "月补助金额", "户月保障金额"),
        per_household=True,
        width=11,
    )
    dibao_start = Field(
        "最初享受月份", MONTH, aliases=("最初享受月", "低保起始月"), per_household=True, width=10
    )
    insurance_covered = Field("是否投保防贫保险", YES_NO, aliases=("防贫保险",), per_household=True, width=9)
    claim_cause = Field("出险原因", CLAIM_CAUSE, per_household=True, width=10)
    claim_amount = Field(
        "救助金额（元）",
        MONEY,
        aliases=("赔付金额", "救助金额", "赔付金额（元）"),
        per_household=True,
        width=11,
    )
    phone = Field("联系电话", PHONE, aliases=("户联系电话", "电话", "手机号码"), per_household=True, width=14)
    bank_name = Field("开户银行", TEXT, aliases=("开户行",), per_household=True, width=16)
    account_name = Field("户名", NAME, aliases=("银行账户名称", "开户人"), per_household=True, width=10)
    account_no = Field(
        "一卡通账号",
        ACCOUNT,
        aliases=("银行账号", "银行帐号", "卡号", "账号", "社保卡账号"),
        per_household=True,
        width=22,
    )

    @classmethod
    def incomes(cls) -> tuple[Field, ...]:
        """The four kinds of a household's yearly income, 元 for the whole household."""
        return cls.income_wage, cls.income_oper, cls.income_prop, cls.income_trans
