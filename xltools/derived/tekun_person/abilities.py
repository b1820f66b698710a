"""What the six daily abilities say (民发〔2021〕43号)."""

from __future__ import annotations

from typing import Any

import pandas as pd

from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.table import Table


def unable_count(tekun_persons: Table) -> Any:
    """How many of the six a person cannot do (float64), NaN unless all six are filled."""
    answers = pd.DataFrame({one.name: tekun_persons[one] for one in TekunPerson.abilities()})
    return (answers == False).sum(axis=1).where(answers.notna().all(axis=1)).astype("float64")  # noqa: E712


def self_care_of(tekun_persons: Table) -> Any:
    """自理 (all six), 半失能 (one to three not), 失能 (four or more not); None unless all six are filled."""
    unable = unable_count(tekun_persons)
    rated = pd.Series(None, index=tekun_persons.labels, dtype=object)
    rated[unable == 0] = "自理"
    rated[unable.between(1, 3)] = "半失能"
    rated[unable >= 4] = "失能"
    return rated
