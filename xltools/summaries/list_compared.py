"""A list of another department against the children's ledger, person by person."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.derived.payments import in_month, paid_by_child
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Payment, System
from xltools.matching.names import same_name
from xltools.matching.tables import Matches
from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.period import Period
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, flags, true_at
from xltools.values.mask import mask_id


@dataclass(frozen=True)
class Expected:
    """What a list should have in common with the ledger: words for who is only here and only there, and what to do."""

    only_here: str
    here_todo: str
    only_there: str
    there_todo: str


#: Lists on which every child of the ledger should stand, and nobody else.
BOTH_WAYS: Mapping[str, Expected] = {
    "payments": Expected("有账无款", "核实后补发", "有款无账", "核实来源，错发的停发、追回"),
    "system": Expected("系统未录入", "在系统补录", "台账没有", "核实是否应当在册"),
}
_TODO = {
    Child.child_name: "以户口簿为准统一姓名",
    Child.pay_amount: "补发或追回差额",
    Child.account_name: "更正账户信息",
    Child.account_no: "更正账户信息",
    Child.status: "核对在册状态，应停发的停发、应减员的减员",
}


@dataclass(frozen=True)
class Difference:
    """One line of what differs between a list and the ledger."""

    kind: str
    county: str
    name: str
    number: str
    what: str
    ours: str
    theirs: str
    todo: str
    here: CellRef | None = None
    there: CellRef | None = None


@dataclass
class ListCompared:
    """A list against the children's ledger, person by person: counts that add up, and what differs.

    Persons of the ledger = equal + differing + alike + only here; of the list = equal + differing + alike + only there.
    """

    table: Table
    here: int = 0
    there: int = 0
    equal: int = 0
    differing: int = 0
    alike: int = 0
    only_here: int = 0
    only_there: int = 0
    differences: Sequence[Difference] = ()


class _Comparison:
    def __init__(self, table: Table, children: Table, matches: Matches, period: Period) -> None:
        self._table, self._children, self._period = table, children, period
        self._county = children.county_of().fillna(NOWHERE)
        self._here = active(children)
        self._expected = BOTH_WAYS.get(table.kind.kind_name)
        assert table.kind.id_field is not None
        assert table.kind.person_field is not None
        self._number, self._name = table.kind.id_field, table.kind.person_field
        links = matches.between(table, children)
        self._persons = self._rows_of_persons()
        #: Row of the list → child, each child once.
        child = links.by_number.where(self._persons)
        self._child = child.where(~child.duplicated() | child.isna())
        self._pairs = [one for one in links.pairs if self._persons[one.one]]

    def compared(self) -> ListCompared:
        pairs = {one.one: one for one in self._pairs}
        alike = [self._alike(one.one, one.two, one.why) for one in pairs.values()]
        alone = self._persons & self._child.isna() & ~self._table.among(pairs)
        met = {*self._child.dropna(), *(one.two for one in pairs.values())}
        waiting = self._register(met)
        lines = list(self._fields())
        differing = len({label for label, _ in lines})
        both = int(self._child.notna().sum())
        differences = [line for _, line in lines] + alike
        if self._expected is not None:
            differences += [self._only_there(label, self._expected) for label in true_at(alone)]
            differences += [self._only_here(label, self._expected) for label in waiting]
        return ListCompared(
            self._table,
            here=both + len(pairs) + len(waiting),
            there=int(self._persons.sum()),
            equal=both - differing,
            differing=differing,
            alike=len(pairs),
            only_here=len(waiting),
            only_there=int(alone.sum()),
            differences=differences,
        )

    def _rows_of_persons(self) -> Any:
        """One row for each person of the list: the first of its number; rows without a number are each a person."""
        table = self._table
        mine = in_month(table, self._period) if table.kind is Payment else pd.Series(True, index=table.labels)
        county = table.county_of()
        mine &= county.isna() | county.isin(self._county.unique())
        numbers = table[self._number].where(mine)
        return mine & (numbers.isna() | ~numbers.duplicated())

    def _register(self, met: set[Any]) -> list[Any]:
        """Children on the register, each number once, whom nobody in the list has met."""
        numbers = self._children[Child.child_id]
        seen = self._children.among(met)
        once = self._here & ~seen & ~numbers.isin(numbers[seen].dropna())
        return true_at(once & (numbers.isna() | ~numbers.where(once).duplicated()))

    def _fields(self) -> Iterator[tuple[Any, Difference]]:
        """What differs of persons in both, with the list's row."""
        table, children, child = self._table, self._children, self._child
        known = child.notna()
        here = flags(child.map(self._here))
        listed = (table[System.status] != "退出") if table.kind is System else known
        if self._expected is not None:
            yield from self._each(
                "台账已退出", known & ~here & listed, Child.status, self._number, "退出", "在册"
            )
        yield from self._each(
            "系统已减员", known & here & ~listed, Child.status, System.status, "在册", "退出"
        )
        names = child.map(children.text(Child.child_name)), table.text(self._name)
        unlike = known & (names[0] != names[1]) & (names[0] != "") & (names[1] != "")
        for label in true_at(unlike):
            if not same_name(names[0][label], names[1][label]):
                yield (
                    label,
                    self._line(
                        "姓名不符", label, Child.child_name, self._name, names[0][label], names[1][label]
                    ),
                )
        if table.kind is Payment:
            yield from self._money(known & here)

    def _money(self, mine: Any) -> Iterator[tuple[Any, Difference]]:
        table, children, child = self._table, self._children, self._child
        sums, _ = paid_by_child(table, self._period)
        paid = table[Payment.id].map(sums)
        stated = child.map(children[Child.pay_amount] + children[Child.arrears].fillna(0.0))
        apart = mine & ((stated - paid).abs() > 0.005)
        for label in true_at(apart):
            told = f"{stated[label]:.2f}", f"{paid[label]:.2f}"
            yield label, self._line("金额不符", label, Child.pay_amount, Payment.amount, *told)
        for kind, own, other in (
            ("户名不符", Child.account_name, Payment.account_name),
            ("账号不符", Child.account_no, Payment.account_no),
        ):
            ours, theirs = child.map(children[own]), table[other]
            unlike = mine & ours.notna() & theirs.notna() & (ours != theirs)
            mask = own.type.mask or str
            for label in true_at(unlike):
                told = mask(str(ours[label])), mask(str(theirs[label]))
                yield label, self._line(kind, label, own, other, *told)

    def _each(
        self, kind: str, mask: Any, own: Field, other: Field, ours: str, theirs: str
    ) -> Iterator[tuple[Any, Difference]]:
        for label in true_at(mask):
            yield label, self._line(kind, label, own, other, ours, theirs)

    def _line(
        self, kind: str, label: Any, own: Field, other: Field, ours: str, theirs: str, child: Any = None
    ) -> Difference:
        child = self._child[label] if child is None else child
        return Difference(
            kind,
            self._county[child],
            self._children.person(child),
            mask_id(str(self._children.text(Child.child_id)[child])),
            own.heading,
            ours,
            theirs,
            _TODO[own],
            self._children.place(child, own),
            self._table.place(label, other),
        )

    def _alike(self, label: Any, child: Any, why: str) -> Difference:
        numbers = (self._children.text(Child.child_id)[child], self._table.text(self._number)[label])
        line = self._line("疑似同一人", label, Child.child_name, self._number, "", "", child)
        return Difference(
            line.kind,
            line.county,
            line.name,
            line.number,
            Child.child_id.heading,
            mask_id(str(numbers[0])),
            mask_id(str(numbers[1])),
            f"更正写错的号码（{why}）",
            self._children.place(child, Child.child_id),
            line.there,
        )

    def _only_there(self, label: Any, expected: Expected) -> Difference:
        table = self._table
        told = f"{float(table[Payment.amount][label]):.2f}" if table.kind is Payment else "在册"
        return Difference(
            expected.only_there,
            table.county_at(label) or NOWHERE,
            table.person(label),
            mask_id(str(table.text(self._number)[label])),
            "发放金额" if table.kind is Payment else "在册状态",
            "（没有）",
            told,
            expected.there_todo,
            None,
            table.place(label, self._number),
        )

    def _only_here(self, label: Any, expected: Expected) -> Difference:
        children = self._children
        paid = self._table.kind is Payment
        field = Child.pay_amount if paid else Child.status
        return Difference(
            expected.only_here,
            self._county[label],
            children.person(label),
            mask_id(str(children.text(Child.child_id)[label])),
            field.heading,
            children.text(field)[label] or ("" if paid else "在册"),
            "（没有）",
            expected.here_todo,
            children.place(label, field),
            None,
        )


def compare_list(table: Table, children: Table, matches: Matches, period: Period) -> ListCompared:
    """A list of persons against the children's ledger."""
    return _Comparison(table, children, matches, period).compared()
