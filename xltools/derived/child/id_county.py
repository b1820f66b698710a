"""身份证所属县区."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.derived.formulas import of_number
from xltools.ledgers.child import Child
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import TEXT
from xltools.values.id_card import areas
from xltools.values.region import COUNTIES


@derived(
    "身份证所属县区",
    TEXT,
    kind=Child,
    formula=of_number(Child.child_id, "INDEX(县名,MATCH(LEFT(#,6),县码,0))"),
)
def id_county(children: Table) -> Any:
    """身份证前6位对应的县（市、区）；不是本市现行代码的空着。

    | 身份证号           | 身份证所属县区 |
    | 410526201204301226 | 滑县           |
    | 11010520120430123X |                |
    """
    codes = areas(list(children[Child.child_id]))
    return pd.Series([COUNTIES.get(code) for code in codes], index=children.labels, dtype=object)
