"""自理能力（按六项）."""

from __future__ import annotations

from typing import Any

from xltools.derived.formulas import cell
from xltools.derived.tekun_person.abilities import self_care_of
from xltools.ledgers.caregiver import SELF_CARE
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.derived import derived
from xltools.model.table import Table

_NOT = "+".join(f'({cell(one)}="否")' for one in TekunPerson.abilities())
_BLANK = ",".join(f'{cell(one)}=""' for one in TekunPerson.abilities())
_FORMULA = f'IF(OR({_BLANK}),"",IF({_NOT}=0,"自理",IF({_NOT}<=3,"半失能","失能")))'


@derived("自理能力（按六项）", SELF_CARE, kind=TekunPerson, formula=_FORMULA)
def rated_self_care(tekun_persons: Table) -> Any:
    """六项日常活动都能是自理，一至三项不能是半失能，四项以上（含四项）不能是失能；没有填齐的空着。

    | 自主吃饭 | 自主穿衣 | 自主上下床 | 自主如厕 | 室内行走 | 自主洗澡 | 自理能力（按六项） |
    | 是       | 是       | 是         | 是       | 是       | 是       | 自理               |
    | 是       | 是       | 是         | 是       | 是       | 否       | 半失能             |
    | 是       | 是       | 否         | 否       | 否       | 否       | 失能               |
    | 是       | 是       |            | 否       | 否       | 否       |                    |
    """
    return self_care_of(tekun_persons)
