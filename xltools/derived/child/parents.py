"""The parents' decision table (domain.md 2.1; 民发〔2019〕62号, 民发〔2020〕125号), as data in one place.

`TABLE` holds each pair of groups once; the order of the parents never matters. 离异 alone changes nothing, and a
parent with whom the child does not live is judged like the other.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Literal

import numpy as np
import pandas as pd

from xltools.ledgers.child import Child
from xltools.model.period import Period
from xltools.model.policy import Policy
from xltools.model.table import Table
from xltools.values.parent_status import WORDS, group

VerdictWord = Literal["符合", "不符合", "孤儿", "无法判定"]

DEPORTED = "遣送出境"
#: What a blank or unreadable cell counts as.
UNKNOWN = "不详"


@dataclass(frozen=True, slots=True)
class Verdict:
    """Whether a child qualifies by its parents, and why, as a clause without a full stop."""

    word: VerdictWord
    reason: str


_ORPHAN = Verdict("孤儿", "父母均已死亡或宣告失踪，应转为孤儿保障")
_UNSURE = Verdict("无法判定", "一方情况不详，补充证明后再认定；确实查不清的按一事一议办理")
_NOT = Verdict("不符合", "有一方不属于规定情形，确有困难可按一事一议办理")

#: Groups (see `xltools.values.parent_status.group`) → verdict.
TABLE: dict[tuple[str, str], Verdict] = {
    ("S8", "S8"): Verdict("符合", "父母双方均属规定情形"),
    ("S8", "D"): Verdict("符合", "一方死亡，另一方属规定情形"),
    ("S8", "X"): Verdict("符合", "一方宣告失踪，另一方属规定情形"),
    ("S8", "N"): _NOT,
    ("S8", "U"): _UNSURE,
    ("D", "D"): _ORPHAN,
    ("D", "X"): _ORPHAN,
    ("D", "N"): _NOT,
    ("D", "U"): _UNSURE,
    ("X", "X"): _ORPHAN,
    ("X", "N"): _NOT,
    ("X", "U"): _UNSURE,
    ("N", "N"): _NOT,
    ("N", "U"): _NOT,
    ("U", "U"): Verdict("无法判定", "父母情况都不详；查找不到生父母的按孤儿（弃婴）程序办理"),
}
_ONE_BRANCH = Verdict("不符合", "本地规定遣送（驱逐）出境只适用于另一方死亡或宣告失踪的情形")


def decide(father_code: str, mother_code: str, *, deported_counts_in_both: bool = True) -> Verdict:
    """The verdict on two words of `parent_status.WORDS` (or group names); any other word counts as unknown.

    >>> decide("服刑在押", "失联").word, decide("死亡", "离异").word, decide("死亡", "宣告失踪").word
    ('符合', '不符合', '孤儿')
    """
    groups = _group(father_code), _group(mother_code)
    if groups == ("S8", "S8") and DEPORTED in (father_code, mother_code) and not deported_counts_in_both:
        return _ONE_BRANCH
    return TABLE.get(groups) or TABLE[groups[::-1]]


def _group(code: str) -> str:
    return code if code in ("S8", "D", "X", "N") else group(code)


def verdicts(children: Table, policy: Policy | None = None, period: Period | None = None) -> Any:
    """The verdict word of each child; a blank or unreadable status counts as 不详.

    Not qualifying on one side decides even when the other side is missing, as in the table.
    """
    return _verdict_part("word", children, policy, period)


def verdict_reasons(children: Table, policy: Policy, period: Period) -> Any:
    """Why each verdict is what it is."""
    return _verdict_part("reason", children, policy, period)


def _verdict_part(part: str, children: Table, policy: Policy | None, period: Period | None) -> Any:
    set_ = None if policy is None else policy.value("deported_counts_in_both", period)
    both = True if set_ is None else bool(set_)
    father, mother = (_numbers(children[one.status]) for one in Child.parents())
    told = np.array(
        [[getattr(decide(a, b, deported_counts_in_both=both), part) for b in WORDS] for a in WORDS],
        dtype=object,
    )
    return pd.Series(told[father, mother], index=children.labels, dtype=object)


def _numbers(statuses: Any) -> Any:
    """Each status as its place in WORDS."""
    numbers = pd.Index(WORDS).get_indexer(statuses.to_numpy(dtype=object))
    return np.where(numbers < 0, WORDS.index(UNKNOWN), numbers)


def matrix(*, deported_counts_in_both: bool = True) -> list[list[str]]:
    """The whole table for printing: a heading row, then one row for each word of the father."""
    rows = [["父亲＼母亲", *WORDS]]
    for father in WORDS:
        line = (
            decide(father, mother, deported_counts_in_both=deported_counts_in_both).word for mother in WORDS
        )
        rows.append([father, *line])
    return rows
