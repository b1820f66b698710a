"""What clerks have answered to 是否同一人, as it is asked in result workbooks and kept in 人员关联.xlsx."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

#: The file beside an office's settings in which answers are kept.
FILE = "人员关联.xlsx"
#: The columns by which a sheet with answers is known, and those that are kept for the reader's sake.
CODE, ANSWER, WHO, WHY = "关联码", "是否同一人（是/否）", "姓名", "依据"


@dataclass(frozen=True)
class LinkAnswer:
    """One answered pair: 关联码, whether both are one person, who it was about and what spoke for it."""

    code: str
    same: bool
    who: str = ""
    why: str = ""


def latest(answers: Iterable[LinkAnswer]) -> dict[str, LinkAnswer]:
    """关联码 → its last answer, in the order of the codes; who it was about and why stay as they were first told."""
    known: dict[str, LinkAnswer] = {}
    for one in answers:
        before = known.get(one.code, one)
        known[one.code] = LinkAnswer(one.code, one.same, before.who or one.who, before.why or one.why)
    return dict(sorted(known.items()))
