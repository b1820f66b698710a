"""S08."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.modes import TOGETHER, unsuited


@rule("S08", WARNING, short="供养方式不相称")
def mode_unsuited(tekun_persons: Table) -> Hits:
    """{格}供养方式“{值}”与{说明}不符，请核对或在备注说明。

    失能的分散供养、能自理的住医疗机构要说明；精神病院集中托养须是一、二级精神残疾（残疾类别、等级都填了才判断）。
    备注有说明的不报。

    | 姓名 | 供养方式             | 生活自理能力 | 残疾类别 | 残疾等级 |
    | 王芳 | 敬老院集中供养       | 失能         |          |          |
    | 李明 | **亲情赡养**         | 失能         |          |          |
    | 赵丽 | 精神病院集中托养     | 半失能       | 精神     | 二级     |
    | 孙军 | **精神病院集中托养** | 半失能       | 肢体     | 一级     |
    | 周强 | 精神病院集中托养     | 半失能       |          |          |
    """
    mode, ability = tekun_persons[TekunPerson.support_mode], tekun_persons[TekunPerson.self_care]
    category, level = (
        tekun_persons[TekunPerson.disability_category],
        tekun_persons[TekunPerson.disability_level],
    )
    judged = still(tekun_persons) & ~tekun_persons.filled(TekunPerson.remark)
    yield from hits(
        tekun_persons,
        judged & unsuited(mode, ability),
        TekunPerson.support_mode,
        说明="自理能力“" + ability + "”",
    )
    mental = (category == "精神") & level.isin(("一级", "二级"))
    wrong = (mode == TOGETHER[2]) & category.notna() & level.notna() & ~mental
    yield from hits(
        tekun_persons, judged & wrong, TekunPerson.support_mode, 说明="残疾类别等级“" + category + level + "”"
    )
