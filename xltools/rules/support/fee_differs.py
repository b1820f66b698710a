"""S15."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import WARNING
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.rule import Hits, Skip, hits, rule
from xltools.model.table import Table


@rule("S15", WARNING, short="照料护理费不符")
def fee_differs(tekun_persons: Table, policy: Policy, period: Period) -> Hits:
    """{格}{姓名}是{能力}，照料护理费应为每月{应}元，现填{值}元，请核对。

    标准按政策参数里的三档；差额不到1分的不算；没有配置的档次不判断。

    ```toml
    [[nursing_fee]]
    able = 100
    half = 300
    unable = 600
    ```

    | 县（市、区） | 姓名 | 生活自理能力 | 照料护理费（元/月） |
    | 滑县         | 王芳 | 半失能       | 300                 |
    | 滑县         | 李明 | 失能         | **300**             |
    """
    ability = tekun_persons[TekunPerson.self_care]
    grade = ability.map({"自理": "able", "半失能": "half", "失能": "unable"}).fillna("able")
    due = policy.column("nursing_fee", tekun_persons.county_of(), period, grade)
    if due.isna().all():
        raise Skip(f"未配置标准：{period}的特困人员照料护理费（nursing_fee）")
    fee = tekun_persons[TekunPerson.care_fee]
    wrong = ability.notna() & ((fee - due).abs() > 0.005)
    return hits(tekun_persons, wrong & still(tekun_persons), TekunPerson.care_fee, 能力=ability, 应=due)
