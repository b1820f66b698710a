"""Choices that several ledgers share."""

from xltools.values import choice, many

#: Departments that confirm a person's case (Q39).
DEPARTMENTS = many(
    "民政",
    "人社",
    "法院",
    "扶贫",
    "残联",
    aliases={
        "民政局": "民政",
        "民政部门": "民政",
        "人社局": "人社",
        "人社部门": "人社",
        "人民法院": "法院",
        "扶贫办": "扶贫",
        "乡村振兴局": "扶贫",
        "扶贫部门": "扶贫",
        "残疾人联合会": "残联",
    },
    open=True,
)
#: Whether a person or a family is still supported.
SUPPORT_STATE = choice(
    "在册",
    "退出",
    aliases={
        "在保": "在册",
        "正常": "在册",
        "享受中": "在册",
        "停保": "退出",
        "停发": "退出",
        "已退出": "退出",
        "注销": "退出",
        "减员": "退出",
    },
)
INSTITUTION_TYPE = choice(
    "敬老院",
    "医疗机构",
    "精神病院",
    "福利机构",
    aliases={
        "乡镇敬老院": "敬老院",
        "中心敬老院": "敬老院",
        "特困供养机构": "敬老院",
        "卫生院": "医疗机构",
        "医院": "医疗机构",
        "医养结合机构": "医疗机构",
        "精神病医院": "精神病院",
        "精神专科医院": "精神病院",
        "社会福利院": "福利机构",
        "儿童福利院": "福利机构",
    },
)
#: What fund or project money is spent on.
USE = choice(
    "产业",
    "基础设施",
    "公共服务",
    "就业",
    "金融",
    "其他",
    aliases={
        "产业扶贫": "产业",
        "产业发展": "产业",
        "产业项目": "产业",
        "基建": "基础设施",
        "基础设施建设": "基础设施",
        "公益岗位": "就业",
        "就业扶贫": "就业",
        "金融扶贫": "金融",
        "小额信贷": "金融",
    },
)
