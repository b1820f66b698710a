"""X15."""

from __future__ import annotations

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.ledgers.lists import (
    Disability,
)
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import at_row, place_in, rows_by


@rule("X15", WARNING, short="与残联名单不符")
def disability_differs(children: Table, disabled: Table) -> Hits:
    """{格}{姓名}{父母}填为重残，残联名单{格1}为{类}{级}{状态}，请核对残疾证并重新认定。

    残联的级别不够重残（一、二级，或三、四级智力、精神残疾），或证件已注销、过期的报。

    | 儿童姓名 | 父亲身份证号       | 父亲情况 | 母亲身份证号       | 母亲情况 |
    | 王芳     | 410526197501011234 | **重残** | 410526197602021220 | 重残     |

    残联名单
    | 姓名 | 身份证号           | 残疾类别 | 残疾等级 |
    | 王强 | 410526197501011234 | 肢体     | 三级     |
    | 李丽 | 410526197602021220 | 精神     | 三级     |
    """
    index = rows_by(disabled, Disability.id)
    for parent in Child.parents():
        found = children[parent.id].map(index)
        level, kind = at_row(found, disabled, Disability.level), at_row(found, disabled, Disability.category)
        state = at_row(found, disabled, Disability.state)
        severe = level.isin(["一级", "二级"]) | kind.isin(["智力", "精神", "多重"])
        ended = state.isin(["注销", "过期"])
        wrong = active(children) & (children[parent.status] == "重残") & level.notna() & (~severe | ended)
        told = ("（证件" + state + "）").where(ended, "")
        yield from hits(
            children,
            wrong,
            parent.status,
            also=place_in(found, disabled, Disability.level),
            父母=parent.word,
            类=kind,
            级=level,
            状态=told,
        )
