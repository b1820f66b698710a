"""The parents' table against an enumeration written from the prose of 民发〔2019〕62号 and 民发〔2020〕125号."""

from itertools import product

import numpy as np
import pandas as pd
import pytest

from xltools.derived.child.parents import TABLE, decide, matrix, verdicts
from xltools.ledgers.child import Child
from xltools.model.policy import Dated, Policy
from xltools.model.table import Part, Table, typed_column

# 62号: 父母双方均符合下列情形之一…
SIXTY_TWO = ["重残", "重病", "服刑在押", "强制隔离戒毒", "限制自由", "失联"]
# 125号: 增加被撤销监护资格、被遣送（驱逐）出境
ADDED = ["撤销监护资格", "遣送出境"]
GONE = ["死亡", "宣告失踪"]
ORDINARY = ["健康", "轻残", "外出务工", "离异", "再婚", "不尽责"]
EVERY = [*SIXTY_TWO, *ADDED, *GONE, *ORDINARY, "不详"]


def qualifying_pairs(deported_in_both: bool) -> set[tuple[str, str]]:
    """双方均符合情形之一；或者一方死亡或失踪，另一方符合情形之一。"""
    situations = [*SIXTY_TWO, *ADDED]
    pairs = set()
    for one, other in product(situations, situations):
        if deported_in_both or "遣送出境" not in (one, other):
            pairs.add((one, other))
    for gone, one in product(GONE, situations):
        pairs |= {(gone, one), (one, gone)}
    return pairs


def expected(father: str, mother: str, deported_in_both: bool = True) -> str:
    if (father, mother) in qualifying_pairs(deported_in_both):
        return "符合"
    if {father, mother} <= set(GONE):
        return "孤儿"
    if "不详" in (father, mother) and not {father, mother} & set(ORDINARY):
        return "无法判定"
    return "不符合"


@pytest.mark.parametrize("both", [True, False])
@pytest.mark.parametrize(("father", "mother"), list(product(EVERY, EVERY)))
def test_every_pair_in_either_order(father, mother, both):
    verdict = decide(father, mother, deported_counts_in_both=both)
    assert verdict.word == expected(father, mother, both)
    assert verdict == decide(mother, father, deported_counts_in_both=both)
    assert verdict.reason
    assert not verdict.reason.endswith("。")


def test_the_codes_of_the_table_itself():
    codes = [*SIXTY_TWO, *ADDED, "D", "X", "N", "U"]
    words = dict(zip(["D", "X", "N", "U"], ["死亡", "宣告失踪", "离异", "不详"], strict=True))
    for father, mother in product(codes, codes):
        assert decide(father, mother) == decide(words.get(father, father), words.get(mother, mother))
    assert len(TABLE) == 15


def test_how_many_pairs_qualify():
    words = [decide(father, mother).word for father, mother in product(EVERY, EVERY)]
    assert {word: words.count(word) for word in set(words)} == {
        "符合": 96,
        "孤儿": 4,
        "无法判定": 21,
        "不符合": 168,
    }


def test_parents_nobody_can_find():
    assert "弃婴" in decide("不详", "不详").reason
    assert decide("", "随便什么") == decide("不详", "不详")


def children(fathers: list[str | None], mothers: list[str | None]) -> Table:
    labels = pd.RangeIndex(100, 100 + len(fathers))
    columns = {Child.father_status: fathers, Child.mother_status: mothers}
    frame = pd.DataFrame({one.name: typed_column(one, values, labels) for one, values in columns.items()})
    origins = pd.DataFrame({"part": 0, "row": np.arange(len(labels)) + 2}, index=labels)
    part = Part(
        "滑县.xlsx",
        "儿童",
        Child,
        (1,),
        2,
        len(labels) + 1,
        len(labels),
        {one: n for n, one in enumerate(frame, 1)},
    )
    return Table(Child, frame, frame.fillna("").astype(object), origins, [part])


def test_whole_columns_agree_with_single_decisions():
    pairs = list(product([*EVERY, None], [*EVERY, None]))
    ledger = children([a for a, _ in pairs], [b for _, b in pairs])
    found = verdicts(ledger)
    assert found.index.equals(ledger.labels)
    assert list(found) == [expected(a or "不详", b or "不详") for a, b in pairs]


@pytest.mark.parametrize(("told", "word"), [(True, "符合"), (False, "不符合")])
def test_the_parameter_about_deportation(told, word):
    policy = Policy({"deported_counts_in_both": [Dated({"value": told})]})
    assert list(verdicts(children(["遣送出境", "死亡"], ["失联", "遣送出境"]), policy)) == [word, "符合"]


def test_the_printed_table():
    rows = matrix()
    assert len(rows) == 18
    assert {len(row) for row in rows} == {18}
    for row in rows[1:]:
        assert row[1:] == [expected(row[0], mother) for mother in rows[0][1:]]
    assert matrix(deported_counts_in_both=False)[1][rows[0].index("遣送出境")] == "不符合"
