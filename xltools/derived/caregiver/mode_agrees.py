"""供养方式与自理能力."""

from __future__ import annotations

from typing import Any

from xltools.ledgers.caregiver import Caregiver
from xltools.model.derived import derived
from xltools.model.table import Table
from xltools.values import YES_NO

#: Modes for people who can look after themselves (3 of 3+2+1), and for those who cannot.
_SCATTERED = ("亲情赡养", "邻里助养", "居家助养")


_FORMULA = (
    'IF(OR({support_mode}="",{self_care}=""),"",IF(AND({self_care}="失能",'
    'OR({support_mode}="亲情赡养",{support_mode}="邻里助养",{support_mode}="居家助养")),"否","是"))'
)


@derived("方式与能力相符", YES_NO, kind=Caregiver, formula=_FORMULA)
def mode_agrees(caregivers: Table) -> Any:
    """供养方式与生活自理能力是否相符：失能人员应集中供养。

    半失能人员分散、集中都可以；有一项空着的不判断。

    | 供养方式       | 生活自理能力 | 方式与能力相符 |
    | 亲情赡养       | 失能         | 否             |
    | 敬老院集中供养 | 失能         | 是             |
    """
    mode, ability = caregivers[Caregiver.support_mode], caregivers[Caregiver.self_care]
    agrees = ~((ability == "失能") & mode.isin(_SCATTERED))
    return agrees.astype("boolean").mask(mode.isna() | ability.isna())
