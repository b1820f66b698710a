"""What became of every child since last month."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from xltools.derived.child.register import active
from xltools.ledgers.child import Child
from xltools.matching.tables import Links, Matches
from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.table import Table
from xltools.summaries.counting import NOWHERE, flags, true_at
from xltools.values.mask import mask_id

#: Fields whose changes are told one by one; the others change every month or follow from these.
WATCHED = (
    Child.child_id,
    Child.child_name,
    Child.child_type,
    Child.father_status,
    Child.mother_status,
    Child.guardian_name,
    Child.account_name,
    Child.account_no,
    Child.std_amount,
    Child.pay_amount,
)

#: What may have become of a person since last month, in the order of the tables, and what is to be done.
KINDS: Mapping[str, str] = {
    "新增": "核对认定材料",
    "退出": "核对退出原因和停发月份",
    "无故消失": "补退出原因，或补报",
    "退出后恢复": "提供重新认定材料",
    "跨县迁移": "两地核对，原县办退出、新县办新增",
    "疑似同一人": "是同一人的更正号码，不是的分别按新增、消失处理",
    "重复登记": "删去一行",
    "信息变更": "核对变更依据",
}


@dataclass(frozen=True)
class Change:
    """One line of what changed since last month. `before`, `after`: where it stands, None where it does not.

    `moved`: for a person who was and is on the register in two counties, the county before.
    """

    kind: str
    county: str
    name: str
    number: str
    what: str
    old: str
    new: str
    told: str = ""
    before: CellRef | None = None
    after: CellRef | None = None
    moved: str | None = None


class Month:
    """This month's children and last month's, each row with its partner.

    Last month's rows count only where their county has reported this month.
    """

    def __init__(self, children: Table, previous: Table, matches: Matches) -> None:
        self.children, self.previous = children, previous
        links = matches.between(children, previous)
        self.county = children.county_of().fillna(NOWHERE)
        self.its_county = previous.county_of().fillna(NOWHERE)
        self.here, self.before = active(children), active(previous)
        self._doubtful = {one.one: one for one in links.pairs if not one.sure}
        #: Label → label of last month; also of pairs that a person has to look at.
        self.partner = _partners(links)
        self._twice = _repeated(children)
        self._was_twice = _repeated(previous)
        self._reported = self.its_county.isin(self.county.unique())

    def changes(self) -> Iterator[Change]:
        """Every change: this month's rows in their order, then last month's that are nowhere."""
        lines = sorted(self._of_this_month(), key=lambda line: line[0])
        yield from (change for _, change in lines)
        gone = self.before & self._reported & ~self.previous.labels.isin(self.partner.dropna())
        for old in true_at(gone):
            # a second row of last month with the same number is no person who vanished
            kind = "重复登记" if self._was_twice[old] else "无故消失"
            yield self._told(kind, None, old, Child.status, "在册", "（没有）")

    def _of_this_month(self) -> Iterator[tuple[int, Change]]:
        """Changes with the place of their row."""
        position = {label: at for at, label in enumerate(self.children.labels)}
        for label, change in self._of_rows():
            yield position[label], change

    def _of_rows(self) -> Iterator[tuple[Any, Change]]:
        known = self.partner.notna()
        was = flags(self.partner.map(self.before))
        for label in true_at(self.here & ~known):
            kind = "重复登记" if self._twice[label] else "新增"
            yield label, self._told(kind, label, None, Child.confirm_date, "", None)
        for label in true_at(known & was & ~self.here):
            yield label, self._told("退出", label, self.partner[label], Child.exit_reason, "", None)
        for label in true_at(known & ~was & self.here):
            yield label, self._told("退出后恢复", label, self.partner[label], Child.status, "退出", "在册")
        for label in true_at(known & self.here & self._is_doubtful()):
            pair = self._doubtful[label]
            yield label, self._told("疑似同一人", label, pair.two, Child.child_id, None, None, pair.why)
        stayed = known & was & self.here
        its_county = self.partner.map(self.its_county)
        for label in true_at(stayed & (its_county != self.county)):
            moved = its_county[label]
            yield (
                label,
                self._told(
                    "跨县迁移",
                    label,
                    self.partner[label],
                    Child.county,
                    moved,
                    self.county[label],
                    moved=moved,
                ),
            )
        for field in WATCHED:
            yield from self._of_field(field, stayed & ~self._is_doubtful())

    def _of_field(self, field: Field, stayed: Any) -> Iterator[tuple[Any, Change]]:
        new, old = self.children[field], self.partner.map(self.previous[field])
        if field is Child.child_id:
            for label in true_at(stayed & new.isna()):
                told = "按其他各项找到，身份证号有错误"
                yield (
                    label,
                    self._told("信息变更", label, self.partner[label], field, None, "（读不出）", told),
                )
        for label in true_at(stayed & new.notna() & old.notna() & (new != old)):
            yield label, self._told("信息变更", label, self.partner[label], field, None, None)

    def _is_doubtful(self) -> Any:
        return self.children.among(self._doubtful)

    def _told(
        self,
        kind: str,
        label: Any,
        old: Any,
        field: Field,
        was: str | None,
        now: str | None,
        told: str = "",
        moved: str | None = None,
    ) -> Change:
        """`was`, `now`: None for what stands in the cells."""
        shown = field.type.mask or str
        table, at = (self.children, label) if label is not None else (self.previous, old)
        county = self.county[label] if label is not None else self.its_county[old]
        return Change(
            kind,
            county,
            table.person(at),
            mask_id(str(table.text(Child.child_id)[at])),
            field.heading,
            shown(self.previous.text(field)[old]) if was is None else was,
            shown(self.children.text(field)[label]) if now is None else now,
            told,
            None if old is None else self.previous.place(old, field),
            None if label is None else self.children.place(label, field),
            moved,
        )


def _partners(links: Links) -> Any:
    """Label → label of last month (NA where none), each of last month's once: by number, then by likeness."""
    found = links.by_number
    alike = pd.Series({pair.one: pair.two for pair in links.pairs}, dtype="Int64")
    return found.where(~found.duplicated() | found.isna()).fillna(alike)


def _repeated(children: Table) -> Any:
    """Rows whose number an earlier row has."""
    numbers = children[Child.child_id]
    return numbers.notna() & numbers.duplicated()
