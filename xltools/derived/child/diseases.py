"""Which serious disease a parent has, by the words of the status and the evidence."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
import pandas as pd

from xltools.derived.child.evidence import both_texts, folded
from xltools.ledgers.child import ParentColumns
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values.parent_status_words import EXPRESSIONS

#: Words that say how ill somebody is but name no disease.
_GENERAL = "重大疾病|重特大疾病|重病|大病|重症|患有|患|已|因|中|晚期|早期|期"
_NAMES = [one for one in EXPRESSIONS["重病"].split() if not re.fullmatch(rf"(?:{_GENERAL})+", one)]
_DISEASE = "(" + "|".join(sorted(_NAMES, key=len, reverse=True)) + ")"


def disease(children: Table, parent: ParentColumns) -> Any:
    """The disease that the status names, else a known one that the evidence names, else ''."""
    status = folded(children.text(parent.status))
    written = status.str.replace(rf"{_GENERAL}|[()\[\]:,.、;]|\d+年?", "", regex=True)
    evidence = folded(children.text(parent.evidence)).str.extract(_DISEASE)[0].fillna("")
    return pd.Series(np.where(written != "", written, evidence), index=children.labels)


def listed(policy: Policy, period: Period, county: Any) -> list[str]:
    """The county's list of serious diseases, empty when it has none."""
    return (
        policy.value("serious_disease", period, county if isinstance(county, str) else None, "diseases") or []
    )


def outside_list(children: Table, parent: ParentColumns, lists: Mapping[Any, Sequence[str]]) -> Any:
    """Where the row's county has a list and neither status nor evidence names a disease of it."""
    texts = both_texts(children, parent)
    counties = children.county_of()
    outside = pd.Series(False, index=children.labels)
    for county, diseases in lists.items():
        if diseases:
            here = counties == county if isinstance(county, str) else counties.isna()
            outside |= here & ~texts.str.contains("|".join(map(re.escape, diseases)), regex=True)
    return outside
