"""X07."""

from __future__ import annotations

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.ledgers.household import Household
from xltools.model.book import Inputs
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import place_in, rows_by


@rule("X07", ERROR, short="父母填死亡但仍在册")
def dead_parent_alive(children: Table, inputs: Inputs) -> Hits:
    """{格}{姓名}的{父母}填为死亡，但在{格1}仍是{身份}，请核实后更正其中一处。

    在照料人台账里当照料人、在家庭台账里是家庭成员都算。父母是领取人的由K21报。

    | 儿童姓名 | 身份证号           | 父亲身份证号       | 父亲情况 |
    | 王芳     | 410526201203041223 | 410526197501011234 | **死亡** |

    照料人台账
    | 身份证号           | 被照料人身份证号   |
    | 410526197501011234 | 41052620140304121X |
    """
    others = [(Caregiver.caregiver_id, "照料人"), (Household.member_id, "家庭成员")]
    for parent in Child.parents():
        dead = active(children) & (children[parent.status] == "死亡")
        told = pd.Series(False, index=children.labels)
        for column, role in others:
            table = inputs.book.tables.get(column.kind.kind_name)
            if table is None:
                continue
            found = children[parent.id].where(dead & ~told).map(rows_by(table, column))
            told |= found.notna()
            yield from hits(
                children,
                found.notna(),
                parent.status,
                also=place_in(found, table, column),
                父母=parent.word,
                身份=role,
            )
