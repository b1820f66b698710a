"""Which columns speak of one and the same person: name, identity number, phone, by ledger and owner."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.ledgers.dibao_person import DibaoPerson
from xltools.ledgers.household import Household
from xltools.ledgers.severe_care import SevereCare
from xltools.ledgers.tekun_person import TekunPerson
from xltools.ledgers.unsupported_adult import UnsupportedAdult
from xltools.matching.characters import read_alike
from xltools.model.address import CellRef
from xltools.model.book import Book
from xltools.model.field import Field
from xltools.model.finding import Severity
from xltools.model.kind import ledgers
from xltools.model.rule import Hit
from xltools.model.table import Table
from xltools.values.certificate import find as find_certificate
from xltools.values.id_card import fold_number


@dataclass(frozen=True)
class Person:
    """One person of a row: where the name and the number stand. `main`: the row's own person."""

    name: Field
    id: Field
    main: bool = False


#: Persons who stand in a row beside its own.
_BESIDE = (
    Person(Child.father_name, Child.father_id),
    Person(Child.mother_name, Child.mother_id),
    Person(Child.guardian_name, Child.guardian_id),
    Person(Child.receiver_name, Child.receiver_id),
    Person(Caregiver.ward_name, Caregiver.ward_id),
    Person(Household.head_name, Household.head_id),
    Person(UnsupportedAdult.carer_name, UnsupportedAdult.carer_id),
    Person(TekunPerson.carer_name, TekunPerson.carer_id),
    Person(SevereCare.carer_name, SevereCare.carer_id),
    Person(DibaoPerson.head_name, DibaoPerson.head_id),
)


def persons() -> Iterator[Person]:
    """Every person of every ledger: each row's own and those beside it."""
    for kind in ledgers():
        if kind.person_field is not None and kind.id_field is not None:
            yield Person(kind.person_field, kind.id_field, main=True)
        yield from (person for person in _BESIDE if person.id.kind is kind)


def holders() -> Iterator[tuple[Field, Field]]:
    """Accounts in the ledgers and the names they are held under."""
    for kind in ledgers():
        if "account_no" in kind.fields and "account_name" in kind.fields:
            yield kind.fields["account_no"], kind.fields["account_name"]


def entered(name: str) -> Iterator[tuple[Field, Field]]:
    """The number of each ledger's own person with the entered column of that name (gender, birth_date, age)."""
    for kind in ledgers():
        if kind.id_field is not None and name in kind.fields:
            yield kind.id_field, kind.fields[name]


#: Phones of persons in the ledgers, with the name they belong to; directors and helpers serve hundreds of rows.
PHONES = (
    (Child.guardian_phone, Child.guardian_name),
    (Caregiver.caregiver_phone, Caregiver.caregiver_name),
    (Household.phone, Household.head_name),
)


def tables_with(book: Book, *fields: Field) -> Table | None:
    """The table of these fields' ledger when it has all of them."""
    table = book.tables.get(fields[0].kind.kind_name)
    return table if table is not None and table.has(*fields) else None


def people_of_several_names(book: Book) -> Any:
    """Persons whose number stands with more than one name: kind, label, field, id, name, in reading order.

    Numbers and names of all persons are compared first, and rows are made of the few that differ.
    """
    several = list(_people(book))
    if not several:
        return pd.DataFrame(columns=["kind", "label", "field", "id", "name"])
    ids, names = (
        np.concatenate([rows[column].to_numpy() for _, rows in several]) for column in ("id", "name")
    )
    differ = of_several(ids, names)
    frames, start = [], 0
    for person, rows in several:
        mine = rows[differ[start : start + len(rows)]]
        start += len(rows)
        if person.name.kind is Household and not person.main:  # a head counts once, not once a member
            mine = mine.drop_duplicates()
        frames.append(mine.assign(kind=person.id.kind.kind_name, label=mine.index, field=person.name.name))
    return pd.concat(frames, ignore_index=True)


def _people(book: Book) -> Iterator[tuple[Person, Any]]:
    """Every person of every row with a readable number and a name: id and name, on the table's labels."""
    for person in persons():
        table = tables_with(book, person.name, person.id)
        if table is None:
            continue
        known = table.filled(person.id) & table.filled(person.name)
        rows = pd.DataFrame({"id": table[person.id][known], "name": table[person.name][known]})
        if person.name.kind is Household and not person.main:
            rows = once_in_a_row(rows)
        yield person, rows


def once_in_a_row(rows: Any) -> Any:
    """Without the rows that repeat the one above, as the members of a household repeat its head and its account.

    `rows` has no missing values.
    """
    changed = np.ones(len(rows), dtype=bool)
    changed[1:] = False
    for name in rows.columns:
        values = rows[name].to_numpy()
        changed[1:] |= values[1:] != values[:-1]
    return rows[changed]


def of_several(keys: Any, names: Any) -> Any:
    """Rows whose key stands with more than one name (a bool array); both are columns without missing values."""
    codes, known = pd.factorize(keys)
    first = np.empty(len(known), dtype=np.int64)
    first[codes[::-1]] = np.arange(len(codes))[::-1]
    written = np.asarray(names, dtype=object)
    several = np.zeros(len(known), dtype=bool)
    several[codes[written != written[first[codes]]]] = True
    return several[codes]


def place_of(book: Book, row: Any) -> CellRef:
    """The place of one row of `people`."""
    table = book.tables[row["kind"]]
    return table.place(row["label"], table.kind.fields[row["field"]])


def hit_at(
    book: Book,
    row: Any,
    *,
    also: tuple[CellRef, ...],
    words: dict[str, Any],
    severity: Severity | None = None,
) -> Hit:
    """A hit at the place of one row of `people`."""
    table = book.tables[row["kind"]]
    column = table.kind.fields[row["field"]]
    label = row["label"]
    return Hit(table.place(label, column), words, also, severity, table, label, column)


#: Characters that clerks take for one another (domain.md 6.8).
_PAIRS = (
    "付傅 闫阎 肖萧 代戴 候侯 兰蓝 邱丘 于於 翟瞿 佘余 丽莉 军君 伟玮 婷停 梓子 轩宣 涵函 浩皓 洋扬 雨宇 佳嘉 艳燕 彦颜 "
    "己已 戊戌 末未 晓小 英瑛 萍平 红宏 辉晖 杰洁 静敬 芳方 霞侠 志智 建健 国囯 海每 帅师 锋峰 峰烽 强墙 玲铃 琳林 欣新 怡宜 鑫金"
)
_NEAR = {frozenset(pair) for pair in _PAIRS.split()}


def is_near(one: str, two: str) -> bool:
    """Whether two names differ in one character that is easily mistaken or read alike.

    >>> is_near("赵丽", "赵莉"), is_near("赵芳", "赵方"), is_near("赵丽", "赵强"), is_near("赵丽", "赵丽华")
    (True, True, False, False)
    """
    if len(one) != len(two):
        return False
    apart = [pair for pair in zip(one, two, strict=True) if pair[0] != pair[1]]
    return len(apart) == 1 and (frozenset(apart[0]) in _NEAR or read_alike(*apart[0]))


def near_persons(table: Table) -> Iterator[tuple[Any, Any, int]]:
    """Pairs of rows of one name and birthday whose numbers differ in one or two places, as `near_pairs`; none where the table
    does not say whose rows they are."""
    name, number = table.kind.person_field, table.kind.id_field
    if name is None or number is None or not table.has(name, number):
        return
    shared = table[name].notna() & table[name].duplicated(keep=False)
    digits = table.text(number)[shared].map(fold_number)
    digits = digits[digits.str.len() == 18]
    yield from near_pairs(table[name][digits.index] + "\x1f" + digits.str[6:14], digits)


def near_pairs(keys: Any, digits: Any) -> Iterator[tuple[Any, Any, int]]:
    """Pairs of rows with one key whose numbers differ in one or two places: (earlier label, later label, places)."""
    several = keys[keys.notna() & keys.duplicated(keep=False)]
    for _, group in several.groupby(several, sort=False):
        labels = list(group.index)
        for at, later in enumerate(labels[1:], start=1):
            for earlier in labels[:at]:
                apart = sum(a != b for a, b in zip(digits[earlier], digits[later], strict=True))
                if 1 <= apart <= 2:
                    yield earlier, later, apart
                    break


def certificates(children: Table) -> Iterator[tuple[str, Field, Any, Field]]:
    """Every disability certificate with its owner: word, the owner's number field, the certificates, where they stand."""
    yield "儿童", Child.child_id, children[Child.disab_cert], Child.disab_cert
    for parent in Child.parents():
        written = children.once("certificates", parent.evidence, _certificates_in)
        yield parent.word, parent.id, written, parent.evidence


def _certificates_in(texts: Any) -> Any:
    return texts.map(lambda text: find_certificate(text) if isinstance(text, str) else None).astype(object)
