"""Public-service posts and jobs found for people of poor households (domain.md Q07, Q18)."""

from xltools.ledgers.child import GENDER
from xltools.ledgers.common import Reported
from xltools.ledgers.household import HOUSEHOLD_TYPE
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ACCOUNT, COUNT, DATE, ID_CARD, MONEY, NAME, PHONE, TEXT, choice

JOB_TYPE = choice(
    "公益岗位",
    "扶贫车间务工",
    "县内务工",
    "省内县外务工",
    "省外务工",
    "自主创业",
    aliases={
        "公益性岗位": "公益岗位",
        "扶贫车间": "扶贫车间务工",
        "车间务工": "扶贫车间务工",
        "县内": "县内务工",
        "省内": "省内县外务工",
        "省外": "省外务工",
        "创业": "自主创业",
    },
)


class Job(
    Reported,
    LedgerKind,
    title="就业岗位台账",
    plural="jobs",
    order=33,
    key=("worker_id", "start_date"),
    person="worker_name",
    person_id="worker_id",
):
    """公益岗位和务工就业：一行是一人的一个岗位。"""

    worker_name = Field("姓名", NAME, required=True, aliases=("就业人员姓名", "务工人员姓名"), width=10)
    worker_id = Field("身份证号", ID_CARD, required=True, aliases=("就业人员身份证号",), width=21)
    gender = Field("性别", GENDER, width=6)
    age = Field("年龄", COUNT, aliases=("周岁",), width=6)
    household_no = Field("户编号", TEXT, aliases=("户号", "家庭编号"), width=14)
    household_type = Field("户类型", HOUSEHOLD_TYPE, aliases=("农户属性",), width=10)
    job_type = Field(
        "就业类型", JOB_TYPE, required=True, aliases=("岗位类型", "就业方式", "就业形式"), width=12
    )
    post = Field("岗位名称", TEXT, required=True, aliases=("岗位", "工种"), width=14)
    employer = Field("用工单位", TEXT, required=True, aliases=("就业单位", "务工单位", "用人单位"), width=20)
    start_date = Field(
        "上岗日期", DATE, required=True, aliases=("上岗时间", "就业日期", "务工开始日期"), width=12
    )
    end_date = Field("离岗日期", DATE, aliases=("离岗时间", "务工结束日期"), width=12)
    wage = Field("月工资（元）", MONEY, aliases=("月收入", "岗位补贴", "月工资"), width=10)
    phone = Field("联系电话", PHONE, aliases=("电话", "手机号码"), width=14)
    account_no = Field("账号", ACCOUNT, aliases=("银行账号", "一卡通账号"), width=22)
