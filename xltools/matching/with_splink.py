"""The same comparison on Splink (DuckDB inside; its settings run on Spark too), to cross-check and for national lists.

Needs the extra `splink`. What it cannot say is left out: weights inside a household differ, namesakes of a village, vetoes.
So its pairs have chances and no reasons; above some millions of rows it is the engine, below it the oracle.
"""

from __future__ import annotations

from typing import Any

import numpy as np
import pandas as pd

from xltools.matching.assign import one_to_one
from xltools.matching.blocking import MOST, keys
from xltools.matching.numbers import Form
from xltools.matching.persons import Persons, Prepared, prepare

_SEED, _RANDOM_PAIRS = 1, 1_000_000


def match_with_splink(ours: Persons, theirs: Persons, *, least: float = 0.2) -> tuple[Any, Any, Any]:
    """Rows of both lists that are the same persons, each row at most once, with the chance of each pair.

    Raises ImportError where splink is not installed.
    """
    from splink import DuckDBAPI, Linker, SettingsCreator, block_on

    lists = prepare(ours, theirs)
    tables = _columns(lists.ours, lists.theirs)
    names = [name for name in tables[0].columns if name.startswith("key_")]
    settings = SettingsCreator(
        link_type="link_only",
        comparisons=_comparisons(),
        blocking_rules_to_generate_predictions=[block_on(name) for name in names],
        probability_two_random_records_match=0.5 / max(len(ours), len(theirs)),
        retain_matching_columns=False,
    )
    database = DuckDBAPI()
    registered = [
        database.register(one, table_name=name) for one, name in zip(tables, ("ours", "theirs"), strict=True)
    ]
    linker = Linker(registered, settings, log_level=None)
    linker.training.estimate_u_using_random_sampling(max_pairs=_RANDOM_PAIRS, seed=_SEED)
    for rule in _training(lists.ours):
        linker.training.estimate_parameters_using_expectation_maximisation(block_on(*rule))
    found = linker.inference.predict(threshold_match_probability=least).as_pandas_dataframe()
    one, two = found["unique_id_l"].to_numpy(), found["unique_id_r"].to_numpy()
    chance = found["match_probability"].to_numpy()
    bits = found["match_weight"].to_numpy()
    taken = one_to_one(one, two, bits - bits.min(initial=0.0) + 1e-6)
    order = np.lexsort((two[taken], one[taken]))
    return one[taken][order], two[taken][order], chance[taken][order]


def _training(ours: Prepared) -> list[tuple[str, ...]]:
    """What pairs must share for weights to be learnt from them: the number (where there is one), then name and birthday."""
    numbered = bool((ours.ids.form == Form.VALID).any())
    return [("id",), ("sound", "birth")] if numbered else [("sound", "birth")]


def _columns(ours: Prepared, theirs: Prepared) -> list[Any]:
    """Both lists as tables of prepared columns and blocking keys; NULL where nothing stands."""
    tables = [_table(one) for one in (ours, theirs)]
    for at, key in enumerate(keys(ours, theirs)):
        left, right = key(ours), key(theirs)
        for table, mine, other in ((tables[0], left, right), (tables[1], right, left)):
            table[f"key_{at}"] = pd.Series(mine, dtype="Int64").mask((mine == 0) | _crowded(mine, other))
    return tables


def _crowded(mine: Any, other: Any) -> Any:
    """Where a key brings more rows of the other list than are worth comparing."""
    counts = pd.Series(other).value_counts()
    return pd.Series(mine).map(counts).fillna(0).to_numpy() > MOST


def _table(one: Prepared) -> Any:
    whole = {
        "unique_id": np.arange(one.size),
        "code": one.code,
        "sound": one.sound,
        "surname": one.surname,
        "first15": one.ids.first15,
        "birth": one.birth,
        "sex": one.sex,
        "place": one.place,
        "phone": one.phone,
        "account": one.account,
        "kin": one.kin[0].sound if one.kin else np.zeros(one.size, dtype=np.int64),
        "kin_number": one.kin[0].ids.first17 if one.kin else np.zeros(one.size, dtype=np.int64),
    }
    table = pd.DataFrame({name: pd.array(values, dtype="Int64") for name, values in whole.items()})
    for name in whole.keys() - {"unique_id"}:
        table[name] = table[name].mask(table[name] == 0)
    table["id"] = pd.Series(one.ids.text).where(one.ids.form > 0, None).to_numpy()
    table["valid"] = one.ids.form == Form.VALID
    return table


def _comparisons() -> list[dict[str, Any]]:
    day = ("birth_l // 10000", "birth_r // 10000", "birth_l % 10000", "birth_r % 10000")
    home = "kin_number_l = kin_number_r OR phone_l = phone_r OR account_l = account_r OR (kin_l = kin_r AND place_l = place_r)"
    slip = f"{day[2]} = {day[3]} OR ({day[0]} = {day[1]} AND (birth_l // 100 = birth_r // 100 OR birth_l % 100 = birth_r % 100))"
    nothing = " AND ".join(
        f"({one}_l IS NULL OR {one}_r IS NULL)" for one in ("kin_number", "phone", "account", "kin", "place")
    )
    number = "id_l IS NULL OR id_r IS NULL"
    return [
        _comparison("id", number, "id_l = id_r", "damerau_levenshtein(id_l, id_r) <= 1", "first15_l = first15_r", "valid_l AND valid_r"),
        _comparison("name", "code_l IS NULL OR code_r IS NULL", "code_l = code_r", "sound_l = sound_r", "surname_l = surname_r"),
        _comparison("birth", "birth_l IS NULL OR birth_r IS NULL", "birth_l = birth_r", slip, f"{day[0]} = {day[1]}"),
        _comparison("sex", "sex_l IS NULL OR sex_r IS NULL", "sex_l = sex_r"),
        _comparison("home", nothing, home, "kin_l = kin_r", "place_l = place_r"),
    ]  # fmt: skip


def _comparison(name: str, missing: str, *levels: str) -> dict[str, Any]:
    return {
        "output_column_name": name,
        "comparison_levels": [
            {"sql_condition": missing, "label_for_charts": "missing", "is_null_level": True},
            *({"sql_condition": one, "label_for_charts": one} for one in levels),
            {"sql_condition": "ELSE", "label_for_charts": "different"},
        ],
    }
