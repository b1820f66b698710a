"""Q36."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator(
    "Q36",
    "集中托养的重度精神残疾人数",
    "人",
    aim="equal",
    drill="特困人员台账：供养方式=精神病院集中托养，残疾类别=精神，残疾等级=一级、二级",
)
def mental_count(tekun_persons: Table) -> Answer:
    """在册特困人员中集中托养的一、二级精神残疾人。"""
    severe = (tekun_persons[TekunPerson.disability_category] == "精神") & tekun_persons[
        TekunPerson.disability_level
    ].isin(("一级", "二级"))
    together = tekun_persons[TekunPerson.support_mode] == "精神病院集中托养"
    return Answer(float((still(tekun_persons) & severe & together).sum()))
