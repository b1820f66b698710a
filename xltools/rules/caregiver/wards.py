"""Ages on a given day, and which wards are brothers and sisters."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.ledgers.child import Child
from xltools.model.table import Table


def families(wards: Any, children: Table | None) -> Any:
    """A family's name for each ward: the father's or mother's number in the children's ledger, else the ward itself."""
    if children is None:
        return wards
    parent = children[Child.father_id].where(children.filled(Child.father_id), children[Child.mother_id])
    known = pd.Series(parent.to_numpy(), index=children[Child.child_id].to_numpy())
    known = known.dropna()
    known = known[known.index.notna() & ~known.index.duplicated()]
    found = wards.map(known)
    return found.where(found.notna(), wards)
