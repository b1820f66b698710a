"""P06."""

from __future__ import annotations

import pandas as pd

from xltools.ledgers.child import Child
from xltools.model.finding import INFO, WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.values.id_card import areas
from xltools.values.region import COUNTIES, FORMER


@rule("P06", INFO, short="身份证地区代码不是本市")
def id_area(children: Table) -> Hits:
    """{格}身份证前6位{码}{说明}，请核对户口簿是否迁入。

    只看儿童。外地代码说明孩子在外地上的户口，后来迁入，是合法的；2002年底以前的旧代码不会发给新生儿，是警告。

    | 儿童姓名 | 身份证号               |
    | 王芳     | 410526201203041223     |
    | 李明     | **110105201203041237** |
    | 赵丽     | **410511201203041237** |
    """
    codes = pd.Series(areas(list(children[Child.child_id])), index=children.labels)
    old = codes.isin(list(FORMER))
    elsewhere = codes.notna() & ~old & ~codes.isin(list(COUNTIES))
    yield from hits(children, elsewhere, Child.child_id, 码=codes, 说明="不是我市代码")
    yield from hits(children, old, Child.child_id, severity=WARNING, 码=codes, 说明="是早已停用的旧代码")
