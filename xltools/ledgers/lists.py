"""Lists that other departments hand in (`--against KIND=FILE`), recognised by their headings like ledgers."""

from xltools.ledgers.caregiver import SELF_CARE, SUPPORT_MODE
from xltools.ledgers.child import DISABILITY_CATEGORY, DISABILITY_LEVEL, SCHOOL_STATUS
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import (
    ACCOUNT,
    CERTIFICATE,
    COUNT,
    COUNTY,
    DATE,
    ID_CARD,
    MONEY,
    MONEY_WAN,
    MONTH,
    NAME,
    TEXT,
    YES_NO,
    choice,
)

_COUNTY = ("县（市、区）", COUNTY)
_COUNTY_ALIASES = ("县区", "区县", "所属县", "县", "县市区")
_ID_ALIASES = ("身份证号码", "公民身份号码", "证件号码", "儿童身份证号", "本人身份证号")


class Payment(
    LedgerKind,
    title="发放名单",
    plural="payments",
    key="id",
    name="payments",
    role="list",
    person="name",
    person_id="id",
):
    """一卡通发放名单：一行是一笔发放。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("姓名", NAME, required=True, aliases=("儿童姓名", "保障对象", "享受人姓名", "补贴对象"))
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    month = Field("发放月份", MONTH, aliases=("月份", "期别", "发放年月", "所属月份"))
    amount = Field(
        "发放金额（元）",
        MONEY,
        required=True,
        aliases=("金额", "实发金额", "发放金额", "本月发放金额", "金额（元）"),
    )
    account_name = Field("户名", NAME, aliases=("开户人", "账户名称", "领款人"))
    account_no = Field("账号", ACCOUNT, aliases=("银行账号", "一卡通账号", "银行帐号", "卡号", "社保卡账号"))
    arrears_mark = Field("是否补发", YES_NO, aliases=("补发标志", "补发"))
    state = Field(
        "发放结果",
        choice(
            "成功", "失败", aliases={"发放成功": "成功", "发放失败": "失败", "退票": "失败", "已发放": "成功"}
        ),
        aliases=("发放状态",),
    )
    remark = Field("备注", TEXT, aliases=("说明", "摘要"))


class Death(
    LedgerKind,
    title="死亡名单",
    plural="deaths",
    key="id",
    name="deaths",
    role="list",
    person="name",
    person_id="id",
):
    """公安死亡（注销户口）名单：一行是一人。"""

    name = Field("姓名", NAME, required=True)
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    death_date = Field(
        "死亡日期", DATE, required=True, aliases=("死亡时间", "去世日期", "注销日期", "户口注销日期")
    )


class Disability(
    LedgerKind,
    title="残联名单",
    plural="disabled",
    key="id",
    name="disability",
    role="list",
    person="name",
    person_id="id",
):
    """残联持证残疾人名单：一行是一人。"""

    name = Field("姓名", NAME, required=True)
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    certificate = Field("残疾证号", CERTIFICATE, aliases=("残疾人证号", "证号"))
    category = Field("残疾类别", DISABILITY_CATEGORY, required=True, aliases=("残疾类型", "类别"))
    level = Field("残疾等级", DISABILITY_LEVEL, required=True, aliases=("残疾级别", "等级"))
    state = Field(
        "证件状态",
        choice("有效", "注销", "过期", aliases={"正常": "有效", "已注销": "注销", "已过期": "过期"}),
        aliases=("状态",),
    )


class Custody(
    LedgerKind,
    title="司法名单",
    plural="custody",
    key="id",
    name="custody",
    role="list",
    person="name",
    person_id="id",
):
    """司法·戒毒在押、释放名单：一行是一人。"""

    name = Field("姓名", NAME, required=True)
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    kind_of = Field(
        "羁押类别",
        choice(
            "服刑在押",
            "强制隔离戒毒",
            "限制自由",
            aliases={"服刑": "服刑在押", "戒毒": "强制隔离戒毒", "在押": "服刑在押"},
        ),
        aliases=("人员类别",),
    )
    since = Field("起始日期", DATE, aliases=("入狱日期", "收押日期"))
    until = Field("截止日期", DATE, aliases=("刑满日期", "期满日期"))
    released = Field(
        "释放（解除）日期",
        DATE,
        required=True,
        aliases=("释放日期", "解除日期", "出所日期", "出狱日期", "释放时间"),
    )


class System(
    LedgerKind,
    title="全国儿童福利信息系统导出",
    plural="system",
    key="id",
    name="system",
    role="list",
    person="name",
    person_id="id",
):
    """全国儿童福利信息系统在册儿童：一行是一名儿童。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    child_no = Field("儿童编号", TEXT, aliases=("儿童编码",))
    name = Field("姓名", NAME, required=True, aliases=("儿童姓名",))
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    status = Field(
        "在册状态",
        choice(
            "在册",
            "退出",
            aliases={"正常": "在册", "在保": "在册", "已减员": "退出", "减员": "退出", "停发": "退出"},
        ),
        aliases=("状态", "保障状态"),
    )


class Dibao(
    LedgerKind,
    title="低保名单",
    plural="dibao",
    key="id",
    name="dibao",
    role="list",
    person="name",
    person_id="id",
):
    """低保保障人员：一行是一人。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("姓名", NAME, required=True)
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    class_of = Field("低保类别", TEXT, aliases=("分档类型", "低保档次"))
    amount = Field("月保障金额（元）", MONEY, aliases=("保障金额", "月补助金额", "金额"))


class Tekun(
    LedgerKind,
    title="特困名单",
    plural="tekun",
    key="id",
    name="tekun",
    role="list",
    person="name",
    person_id="id",
):
    """特困供养人员：一行是一人。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("姓名", NAME, required=True)
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    support_mode = Field("供养方式", SUPPORT_MODE)
    self_care = Field("生活自理能力", SELF_CARE, aliases=("自理能力",))
    amount = Field("月供养金额（元）", MONEY, aliases=("供养金额", "金额"))


class Orphan(
    LedgerKind,
    title="孤儿名单",
    plural="orphans",
    key="id",
    name="orphans",
    role="list",
    person="name",
    person_id="id",
):
    """享受孤儿基本生活费的儿童：一行是一名儿童。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("姓名", NAME, required=True, aliases=("儿童姓名", "孤儿姓名"))
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)


class Case(
    LedgerKind,
    title="一事一议名单",
    plural="cases",
    key="id",
    name="cases",
    role="list",
    person="name",
    person_id="id",
):
    """困境儿童（一事一议）：一行是一名儿童。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("姓名", NAME, required=True, aliases=("儿童姓名",))
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)


class School(
    LedgerKind,
    title="学籍名单",
    plural="school",
    key="id",
    name="school",
    role="list",
    person="name",
    person_id="id",
):
    """教育部门学籍：一行是一名学生。"""

    name = Field("姓名", NAME, required=True, aliases=("学生姓名",))
    id = Field("身份证号", ID_CARD, required=True, aliases=_ID_ALIASES)
    stage = Field("学段", SCHOOL_STATUS, aliases=("就学情况",))
    school_name = Field("学校", TEXT, aliases=("学校名称", "就读学校"))
    enrolled = Field("是否在籍", YES_NO, aliases=("在籍",))


class Institution(
    LedgerKind, title="托养机构名录", plural="institutions", key="name", name="institutions", role="list"
):
    """敬老院、医疗机构名录：一行是一家机构。"""

    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
    name = Field("机构名称", TEXT, required=True, aliases=("名称", "敬老院名称"))
    kind_of = Field("机构类型", TEXT, required=True, aliases=("类型",))
    residents = Field("集中托养人数", COUNT, aliases=("供养人数", "入住人数"))


class Fund(LedgerKind, title="资金名单", plural="funds", key="county", name="funds", role="list"):
    """财政扶贫资金：一行是一个县（市、区）的一个年度。"""

    county = Field(*_COUNTY, required=True, aliases=_COUNTY_ALIASES)
    year = Field("年度", COUNT, required=True, aliases=("年份",))
    total = Field("资金总额（万元）", MONEY_WAN, required=True, aliases=("资金总额", "财政资金", "投入资金"))
    industry = Field("产业资金（万元）", MONEY_WAN, aliases=("产业资金", "产业扶贫资金"))
    batch = Field("批次", TEXT)


class Insurance(
    LedgerKind, title="防贫保险投保表", plural="insurance", key="county", name="insurance", role="list"
):
    """防贫保险投保汇总：一行是一个县（市、区）。"""

    county = Field(*_COUNTY, required=True, aliases=_COUNTY_ALIASES)
    rural_population = Field("农村人口", COUNT, required=True, aliases=("农村人口数",))
    insured = Field("投保人数", COUNT)
    premium = Field("保费（元）", MONEY, required=True, aliases=("保费", "缴纳保费", "保费金额"))


class CityTotal(
    LedgerKind, title="全市汇总数", plural="city_totals", key="item", name="summary", role="list"
):
    """市级掌握的总数：一行是一个项目，用来核对各县区合计。"""

    item = Field("项目", TEXT, required=True, aliases=("指标", "名称"))
    number = Field("数量", MONEY, required=True, aliases=("人数", "合计", "全市数"))
    county = Field(*_COUNTY, aliases=_COUNTY_ALIASES)
