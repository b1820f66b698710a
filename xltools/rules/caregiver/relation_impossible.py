"""C05."""

from __future__ import annotations

import pandas as pd

from xltools.derived.persons import births_of, sexes_of
from xltools.ledgers.caregiver import Caregiver
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.values.relation import generation, sex_of


@rule("C05", WARNING, short="照料关系与性别年龄不符")
def relation_impossible(caregivers: Table) -> Hits:
    """{格}关系“{值}”与{说明}不符，请核对。

    称谓的男女要和照料人身份证一致；祖辈比被照料人至少大30岁，父母至少大15岁。

    | 身份证号           | 被照料人身份证号   | 与被照料人关系 |
    | 410526195001011239 | 410526201203041223 | 祖父           |
    | 410526195001011239 | 410526201203041223 | **祖母**       |
    | 410526199001011237 | 410526201203041223 | **祖父**       |
    """
    word = caregivers[Caregiver.relation_to_ward]
    sex, wanted = sexes_of(caregivers, Caregiver.caregiver_id), word.map(sex_of)
    other_sex = wanted.notna() & sex.notna() & (sex != wanted)
    born, ward_born = (births_of(caregivers, one) for one in (Caregiver.caregiver_id, Caregiver.ward_id))
    older = (ward_born - born).dt.days / 365.2425
    least = (
        word.map(generation)
        .map({2: 30.0, 3: 45.0, 1: 15.0})
        .where(word.isin(["祖父", "祖母", "外祖父", "外祖母", "曾祖父", "曾祖母", "父亲", "母亲"]))
    )
    too_close = ~other_sex & (older < least)
    told = pd.Series("照料人的性别", index=caregivers.labels).mask(
        too_close, "两人的年龄差（" + older.round().fillna(0).astype(int).astype(str) + "岁）"
    )
    return hits(caregivers, other_sex | too_close, Caregiver.relation_to_ward, 说明=told)
