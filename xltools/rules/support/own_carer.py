"""S17."""

from __future__ import annotations

from xltools.ledgers.severe_care import SevereCare
from xltools.ledgers.tekun_person import TekunPerson
from xltools.ledgers.unsupported_adult import UnsupportedAdult
from xltools.model.book import Book
from xltools.model.finding import ERROR
from xltools.model.rule import Hits, hits, rule


@rule("S17", ERROR, short="照料人填成本人")
def own_carer(book: Book) -> Hits:
    """{格}{姓名}的照料人填成了本人，请更正。

    照料人和被照料人的身份证号不能相同。

    特困人员台账
    | 姓名 | 身份证号           | 照料人身份证号         |
    | 王芳 | 410526194001011234 | 410526195501011227     |
    | 李明 | 41052619650101123X | **41052619650101123X** |
    """
    for person, carer in (
        (UnsupportedAdult.person_id, UnsupportedAdult.carer_id),
        (TekunPerson.person_id, TekunPerson.carer_id),
        (SevereCare.person_id, SevereCare.carer_id),
    ):
        table = book.tables.get(person.kind.kind_name)
        if table is not None:
            yield from hits(table, table.filled(person) & (table[person] == table[carer]), carer)
