"""S11."""

from __future__ import annotations

from xltools.derived.answers import no
from xltools.derived.persons import still
from xltools.ledgers.tekun_person import TekunPerson
from xltools.model.finding import WARNING
from xltools.model.rule import Hits, hits, rule
from xltools.model.table import Table
from xltools.rules.modes import SCATTERED


@rule("S11", WARNING, short="没有签订供养协议")
def not_signed(tekun_persons: Table) -> Hits:
    """{格}{姓名}没有签订供养协议，请补签。

    只看明确填“否”的和分散供养却空着的；全市要求签订率达到99.9%。

    | 姓名 | 供养方式       | 是否签订供养协议 |
    | 王芳 | 亲情赡养       | 是               |
    | 李明 | 敬老院集中供养 | **否**           |
    | 赵丽 | 亲情赡养       | ****             |
    """
    signed = tekun_persons[TekunPerson.agreement_signed]
    blank = tekun_persons.blank(TekunPerson.agreement_signed)
    at_home = tekun_persons[TekunPerson.support_mode].isin(SCATTERED)
    wrong = (no(signed) & signed.notna()) | (blank & at_home)
    return hits(tekun_persons, wrong & still(tekun_persons), TekunPerson.agreement_signed)
