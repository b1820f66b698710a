"""S12."""

from __future__ import annotations

from typing import Any

from xltools.derived.persons import still
from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.field import Field
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.lookup import reported


def _pairs(table: Table, first: Field, second: Field) -> Any:
    """Two names of each row as one text, missing where one is."""
    return table[first] + "\x1f" + table[second]


@rule("S12", WARNING, short="照料人不在照料人台账")
def carer_not_listed(tekun_persons: Table, caregivers: Table) -> Hits:
    """{格}{姓名}的照料人{谁}不在照料人台账中（照料人和被照料人要对得上），请核对或补报。

    按照料人和被照料人的身份证号一起比对，两人姓名都对得上的不报（号码录错另有提示）；没有报照料人台账的县不判断。

    | 县（市、区） | 姓名 | 身份证号           | 照料人姓名 | 照料人身份证号         |
    | 滑县         | 王芳 | 410526194001011234 | 赵强       | 410526195501011227     |
    | 滑县         | 李明 | 41052619650101123X | 赵强       | **410526195501011227** |

    照料人台账
    | 县（市、区） | 姓名 | 身份证号           | 被照料人姓名 | 被照料人身份证号   |
    | 滑县         | 赵强 | 410526195501011227 | 王芳         | 410526194001011234 |
    """
    known = set(caregivers[Caregiver.caregiver_id].fillna("") + caregivers[Caregiver.ward_id].fillna(""))
    names = set(_pairs(caregivers, Caregiver.caregiver_name, Caregiver.ward_name).dropna())
    carer, ward = tekun_persons[TekunPerson.carer_id], tekun_persons[TekunPerson.person_id]
    wrong = carer.notna() & ward.notna() & ~(carer + ward).isin(known)
    by_name = _pairs(tekun_persons, TekunPerson.carer_name, TekunPerson.person_name).isin(names)
    return hits(
        tekun_persons,
        wrong & ~by_name & reported(tekun_persons, caregivers) & still(tekun_persons),
        TekunPerson.carer_id,
        谁=tekun_persons.text(TekunPerson.carer_name),
    )
