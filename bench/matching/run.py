"""Matching against the truth, beside other engines in the same run, with fresh seeds.

    pip install -e . --group matching
    python -m bench.matching.run [--rows 1117 10000 100000] [--error 0.05] [--seeds 3] [--no-ids] [--only ours vlookup]

Figures are per 10,000 rows of one list. People and damage are invented by `people.py`, whose author is the matcher's: take
absolute figures as upper bounds and the order of the engines as the finding. `vlookup` joins on the number as written;
`splink` gets our prepared columns and keys (xltools/matching/with_splink.py), both one-to-one; `recordlinkage` gets the raw
columns and blocks on number, name and phone.
"""

from __future__ import annotations

import argparse
import random
import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from bench.matching.people import Lists, lists
from bench.matching.score import f1_recall, in_both, persons, rightly
from xltools.matching.match import duplicates, match

#: First and second rows, their chance, and which of them nobody needs to look at.
Found = tuple[Any, Any, Any, Any]


def ours(given: Lists) -> Found:
    pairs = match(persons(given.a), persons(given.b))
    return pairs.one, pairs.two, pairs.chance, pairs.sure


def vlookup(given: Lists) -> Found:
    """What is done by hand: the number as it stands, the first row that has it."""
    first: dict[str, int] = {}
    for at, number in enumerate(given.b["id"]):
        if number:
            first.setdefault(number, at)
    pairs = [(at, first[number]) for at, number in enumerate(given.a["id"]) if number in first]
    one, two = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    return one, two, np.ones(len(one)), np.ones(len(one), dtype=bool)


def splink(given: Lists) -> Found:
    from xltools.matching.with_splink import match_with_splink

    one, two, chance = match_with_splink(persons(given.a), persons(given.b))
    return one, two, chance, chance >= 0.99


def recordlinkage(given: Lists) -> Found:
    import recordlinkage as toolkit

    from xltools.matching.assign import one_to_one

    left, right = (pd.DataFrame(columns) for columns in (given.a, given.b))
    index = toolkit.Index()
    for name in ("id", "name", "phone"):
        index.block(name)
    candidates = index.index(left.replace("", np.nan), right.replace("", np.nan))
    compare = toolkit.Compare()
    for name in ("name", "guardian"):
        compare.string(name, name, method="jarowinkler", threshold=0.85)
    for name in ("id", "guardian_id", "phone", "account"):
        compare.string(name, name, method="damerau_levenshtein", threshold=0.85)
    for name in ("birth", "sex", "village"):
        compare.exact(name, name)
    features = compare.compute(candidates, left, right)
    engine = toolkit.ECMClassifier(binarize=0.5)
    engine.fit(features)
    chance = engine.prob(features)
    found = chance[chance >= 0.5]
    one = found.index.get_level_values(0).to_numpy()
    two = found.index.get_level_values(1).to_numpy()
    taken = one_to_one(one, two, found.to_numpy())
    return one[taken], two[taken], found.to_numpy()[taken], found.to_numpy()[taken] >= 0.99


ENGINES: dict[str, Callable[[Lists], Found]] = {
    "ours": ours,
    "vlookup": vlookup,
    "splink": splink,
    "recordlinkage": recordlinkage,
}


@dataclass
class Line:
    """One engine on one pair of lists."""

    f1: float
    recall: float
    false: float
    sure_recall: float
    false_sure: float
    looks: float
    seconds: float


def measure(engine: Callable[[Lists], Found], given: Lists) -> Line:
    started = time.perf_counter()
    one, two, chance, sure = engine(given)
    seconds = time.perf_counter() - started
    right, partners, per = rightly(given, one, two), in_both(given), 10_000 / len(given.person_a)
    even = chance >= 0.5
    f1, recall = f1_recall(right[even], partners)
    return Line(
        f1,
        recall,
        float((~right & even).sum()) * per,
        float((right & sure).sum()) / partners,
        float((~right & sure).sum()) * per,
        float((~sure).sum()) * per,
        seconds,
    )


def doubles(rows: int, error: float, seed: int) -> str:
    """Double claims inside one list: the second county's rows below the first's, 5 % of them the same persons."""
    given = lists(rows // 2, error, seed, overlap=0.1)
    both = {name: given.a[name] + given.b[name] for name in given.a}
    who = np.array(given.person_a + given.person_b)
    started = time.perf_counter()
    pairs = duplicates(persons(both))
    seconds = time.perf_counter() - started
    right = who[pairs.one] == who[pairs.two]
    sure = int(pairs.sure.sum())
    hits = int((right & pairs.sure).sum())
    return (
        f"doubles in one list of {rows}: sure {sure}, precision {hits / max(sure, 1):.4f}, "
        f"recall {hits / in_both(given):.4f}, to look at {int((~pairs.sure).sum())}, {seconds:.1f} s"
    )


def namesakes(given: Lists) -> str:
    """False merges among those who are hardest to tell apart: one village and one name, or one family."""
    pairs = match(persons(given.a), persons(given.b))
    wrong = np.flatnonzero(pairs.sure & ~rightly(given, pairs.one, pairs.two))
    family = village = 0
    for at in wrong.tolist():
        first, second = given.person_a[pairs.one[at]], given.person_b[pairs.two[at]]
        family += second in given.people[first].family
        village += given.people[first].village == given.people[second].village
    return f"sure but wrong: {len(wrong)}, of one family {family}, of one village {village}"


def main() -> None:
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--rows", type=int, nargs="+", default=[1117, 10_000])
    parser.add_argument("--error", type=float, default=0.05)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--no-ids", action="store_true")
    parser.add_argument("--only", nargs="+", choices=list(ENGINES), default=list(ENGINES))
    asked = parser.parse_args()
    measure(ours, lists(200, 0.05, 1))  # tables of characters are read once, not for every list
    print("| rows | seed | engine | F1 | recall | false | sure recall | sure false | to look at | s |")
    print("|---|---|---|---|---|---|---|---|---|---|")
    for rows in asked.rows:
        for _ in range(asked.seeds):
            seed = random.SystemRandom().randrange(10**6)
            given = lists(rows, asked.error, seed, ids=not asked.no_ids)
            for name in asked.only:
                line = measure(ENGINES[name], given)
                print(
                    f"| {rows} | {seed} | {name} | {line.f1:.4f} | {line.recall:.4f} | {line.false:.1f} | "
                    f"{line.sure_recall:.4f} | {line.false_sure:.2f} | {line.looks:.0f} | {line.seconds:.2f} |",
                    flush=True,
                )
            print(f"  {namesakes(given)}", flush=True)
        print(f"  {doubles(rows, asked.error, 7)}", flush=True)


if __name__ == "__main__":
    main()
