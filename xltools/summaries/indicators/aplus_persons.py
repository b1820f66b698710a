"""Q28."""

from __future__ import annotations

from xltools.derived.persons import still
from xltools.ledgers.dibao_family import DibaoFamily
from xltools.model.indicator import Answer, indicator
from xltools.model.table import Table


@indicator("Q28", "A+类低保人口", "人", aim="equal", drill="低保家庭台账：分档类型=A+，看保障人口")
def aplus_persons(dibao_families: Table) -> Answer:
    """A+类在保家庭的保障人口合计，数的是人，不是户。"""
    aplus = still(dibao_families) & (dibao_families[DibaoFamily.dibao_class] == "A+")
    return Answer(float(dibao_families[DibaoFamily.insured_size].where(aplus).sum()))
