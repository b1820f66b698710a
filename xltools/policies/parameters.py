"""Every policy parameter that a policy file may set (domain.md section 10)."""

from xltools.model.policy import parameter

parameter(
    "child_std",
    "事实无人抚养儿童基本生活补贴标准",
    "元/人·月",
    names={"scattered": "散居", "institution": "集中"},
)
parameter("dibao_std", "最低生活保障标准", "元/人·年", names={"rural": "农村", "urban": "城市"})
parameter("monitor_line", "防返贫监测收入线", "元/人·年")
parameter("aplus_min", "A+类低保每人每月下限", "元/人·月")
parameter("taper_months", "低保渐退期月数", "月", names={"least": "最少", "most": "最多"})
parameter("taper_ratio", "渐退期收入上限（低保标准的倍数）", "倍")
parameter("over18_policy", "满18周岁后", shape="word", choices=("stop", "secondary", "undergraduate"))
parameter("deported_counts_in_both", "遣送（驱逐）出境适用于两种情形", shape="yes_no")
parameter("custody_min_months", "服刑、戒毒、限制自由最短期限", "月")
parameter("lost_min_months", "失联最短时间", "月")
parameter("caregiver_age_warn", "照料人年龄提醒线", "岁")
parameter("caregiver_max_wards", "一名照料人最多照料人数", "人")
parameter("agreement_warn_days", "协议到期提醒天数", "天")
parameter("visit_days", "走访间隔天数", "天")
parameter("industry_share", "产业资金占比下限", "比例")
parameter("linzhou_min_measures", "林州市脱贫户产业措施下限", "项")
parameter("premium_ratio", "防贫保险投保人口比例", "比例")
parameter("premium_per_head", "防贫保险每人保费", "元")
parameter("sign_rate_min", "供养协议签订率下限", "比例")
parameter("tekun_ratio", "特困基本生活标准（低保标准的倍数）", "倍")
parameter(
    "nursing_fee",
    "特困人员照料护理费",
    "元/人·月",
    names={"able": "自理", "half": "半失能", "unable": "失能"},
)
parameter("change_warn", "月度人数变动提醒线", "比例")
parameter("baseline", "事实无人抚养儿童基数", "人")
parameter(
    "control",
    "控制数（市报告里的总数）",
    names={
        "q16": "产业带贫载体（个）",
        "q24a": "防贫保险理赔户数（户）",
        "q24b": "防贫保险赔付金额（万元）",
        "q28": "A+类低保人口（人）",
        "q33a": "重残照护人数（人）",
        "q33b": "重残照护中的脱贫户人数（人）",
        "q34a": "敬老院（家）",
        "q34b": "托养医疗机构（家）",
        "q35": "集中托养人数（人）",
        "q36": "集中托养的重度精神残疾人数（人）",
        "q40": "事实无人抚养儿童（人）",
        "q41": "困境儿童（人）",
        "q45": "已下达资金（万元）",
    },
)
parameter("county_order", "县区顺序", shape="words")
parameter("serious_disease", "重病病种目录", names={"diseases": "病种"}, shape="words")
parameter("report_day", "每月报送截止日", "日")
parameter("correct_days", "整改期限", "工作日")
parameter("retention_days", "工作副本保留天数", "天")
