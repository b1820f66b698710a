"""How well pairs agree with the truth of invented lists."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from bench.matching.people import Lists
from xltools.matching.match import Pairs
from xltools.matching.persons import Persons, Relative


@dataclass(frozen=True)
class Score:
    """`f1` of pairs with an even chance or more; what was merged without a look, wrongly and of all that should be;
    rows left to a person; all per list, not per 10,000.
    """

    rows: int
    f1: float
    recall: float
    false: int
    false_sure: int
    sure_recall: float
    looks: int
    found_or_looked: float


def persons(columns: dict[str, list[str]]) -> Persons:
    """A list's columns as the matcher takes them."""
    column = {name: np.array(values, dtype=object) for name, values in columns.items()}
    kin = Relative(column["guardian"], column["guardian_id"])
    return Persons(
        column["name"],
        column["id"],
        column["birth"],
        column["sex"],
        column["village"],
        [kin],
        column["phone"],
        column["account"],
    )


def score(given: Lists, pairs: Pairs) -> Score:
    right = rightly(given, pairs.one, pairs.two)
    even = pairs.chance >= 0.5
    partners = in_both(given)
    f1, recall = f1_recall(right[even], partners)
    return Score(
        rows=len(given.person_a),
        f1=f1,
        recall=recall,
        false=int((~right & even).sum()),
        false_sure=int((~right & pairs.sure).sum()),
        sure_recall=float((right & pairs.sure).sum() / partners),
        looks=int((~pairs.sure).sum()),
        found_or_looked=float(right.sum() / partners),
    )


def rightly(given: Lists, one: Any, two: Any) -> Any:
    """Which pairs of rows are one person."""
    return np.array(given.person_a)[one] == np.array(given.person_b)[two]


def in_both(given: Lists) -> int:
    """How many persons stand in both lists."""
    return len(set(given.person_a) & set(given.person_b))


def f1_recall(right: Any, partners: int) -> tuple[float, float]:
    hits = float(right.sum())
    return 2 * hits / (len(right) + partners), hits / partners
