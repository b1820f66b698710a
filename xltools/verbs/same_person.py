"""Sheets on which a clerk says whether two rows are one person: 跨县重复, 疑似同一人, 人员关联."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from xltools.ledgers.caregiver import Caregiver
from xltools.ledgers.child import Child
from xltools.ledgers.lists import Payment
from xltools.matching.answers import ANSWER, CODE, WHO, WHY, LinkAnswer
from xltools.matching.parents import parents_on
from xltools.matching.tables import Matches, Pair, Who, link_code, own, record_of
from xltools.matching.wards import ward
from xltools.model.address import CellRef
from xltools.model.book import Book, Inputs
from xltools.model.finding import Finding
from xltools.model.rule import RULES
from xltools.model.sheet_plan import Cell, ColumnPlan, Link, SheetPlan, no_link
from xltools.model.table import Table

#: Rules about persons who stand twice, and what their rows are called.
_TWICE = {
    "X04": "两县重复上报",
    "X19": "疑似重复上报",
    "P14": "疑似同一人",
    "P12": "同号不同名",
    "X17": "一人多户",
    "X26": "疑似一人多户",
    "X27": "疑似同一照料人",
}
_YES = ("是", "否")
_COLUMNS = (
    ColumnPlan("序号", "integer", width=6),
    ColumnPlan("情形", "wrap", width=12, align="center"),
    ColumnPlan(("一处", WHO), width=9, align="center"),
    ColumnPlan(("一处", "文件"), "wrap", width=20),
    ColumnPlan(("一处", "位置"), "wrap", width=15),
    ColumnPlan(("另一处", WHO), width=9, align="center"),
    ColumnPlan(("另一处", "文件"), "wrap", width=20),
    ColumnPlan(("另一处", "位置"), "wrap", width=15),
    ColumnPlan(WHY, "wrap", width=44),
    ColumnPlan("把握", "percent", width=8, align="center"),
    ColumnPlan("分值", "wrap", width=26),
    ColumnPlan(ANSWER, width=12, align="center", choices=_YES),
    ColumnPlan("保留在", width=12, align="center"),
    ColumnPlan(CODE, width=22),
)
_HOW = "填“是”或“否”后保存，下次运行会记住。分值以比特计，合计越大越像同一人。"


@dataclass(frozen=True)
class _Asked:
    """Two places that may be one person's."""

    what: str
    one: CellRef
    two: CellRef
    names: tuple[str, str]
    why: str
    code: str
    pair: Pair | None = None


def twice(inputs: Inputs, findings: Sequence[Finding], *, show_ids: bool, link: Link = no_link) -> SheetPlan:
    """跨县重复: persons who stand twice, in two counties or under two numbers, side by side for a clerk's answer."""
    asked = [one for finding in findings if (one := _of_finding(inputs, finding, show_ids)) is not None]
    asked += _wards(inputs)
    note = "同一人只能由户籍地上报一次，请两地会商后填写。" + _HOW if asked else "没有发现重复上报。"
    return _plan("跨县重复", "跨县重复和疑似同人", asked, note, link)


def alike(inputs: Inputs, *, link: Link = no_link) -> SheetPlan:
    """疑似同一人: children of last month, persons of the lists, parents on them and payees who are found by likeness, not by number."""
    asked = list(_alike(inputs))
    note = "身份证号对不上，其余各项像是同一人。" + _HOW if asked else "没有号码对不上而像是同一人的。"
    return _plan("疑似同一人", "疑似同一人（号码不一致）", asked, note, link)


def remembered(answers: Iterable[LinkAnswer]) -> SheetPlan:
    """人员关联: every answer that is kept; a clerk may change it here, or strike the line to be asked again."""
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan(WHO, width=14, align="center"),
        ColumnPlan(WHY, "wrap", width=64),
        ColumnPlan(ANSWER, width=12, align="center", choices=_YES),
        ColumnPlan(CODE, width=24),
    ]
    rows = [
        [number, one.who, one.why, "是" if one.same else "否", one.code]
        for number, one in enumerate(answers, start=1)
    ]
    note = "历次答复。改了下次运行就按改的算，删去一行就会重新询问。关联码由号码和姓名算出，不能还原。"
    return SheetPlan("人员关联", "人员关联（是否同一人的答复）", columns, rows, note=note, filter=True)


def _plan(name: str, title: str, asked: Sequence[_Asked], note: str, link: Link) -> SheetPlan:
    rows = [_row(number, one, link) for number, one in enumerate(asked, start=1)]
    return SheetPlan(name, title, _COLUMNS, rows, note=note, filter=True)


def _row(number: int, one: _Asked, link: Link) -> list[object]:
    pair = one.pair
    answer = "" if pair is None or pair.answer is None else "是" if pair.answer else "否"
    return [
        number,
        one.what,
        one.names[0],
        one.one.file_name,
        Cell(one.one.shown(one.one), link=link(one.one)),
        one.names[1],
        one.two.file_name,
        Cell(one.two.shown(one.two), link=link(one.two)),
        one.why,
        None if pair is None else pair.chance,
        "" if pair is None else pair.bits,
        answer,
        "",
        one.code,
    ]


def _of_finding(inputs: Inputs, finding: Finding, show_ids: bool) -> _Asked | None:
    table = inputs.book.tables.get(finding.kind or "")
    if finding.code not in _TWICE or not finding.also or table is None or finding.label is None:
        return None
    other, place = finding.also[0], finding.place
    label = _label_at(table, other)
    pair = None
    if RULES[finding.code].doubles and inputs.matches is not None:
        pair = next(
            (one for one in inputs.matches.doubles(table) if one.two == finding.label and one.one == label),
            None,
        )
    who = own(table)
    code = (
        ""
        if label is None or who is None
        else link_code(record_of(who, label), record_of(who, finding.label))
    )
    why = _why(pair) if pair is not None else finding.full_message if show_ids else finding.message
    names = ("" if label is None else table.person(label), finding.person)
    return _Asked(_TWICE[finding.code], other, place, names, why, code, pair)


def _why(pair: Pair) -> str:
    return "；".join(part for part in (pair.why, pair.doubt) if part)


def _label_at(table: Table, place: CellRef) -> int | None:
    """The label of the row that stands at a place, None where the place is not in this table."""
    parts = [
        number
        for number, part in enumerate(table.parts)
        if (part.file, part.sheet) == (place.file, place.sheet)
    ]
    here = table.origins["part"].isin(parts) & (table.origins["row"] == place.row)
    labels = table.labels[here.to_numpy()]
    return int(labels[0]) if len(labels) else None


def _alike(inputs: Inputs) -> Iterator[_Asked]:
    children = inputs.book.tables.get(Child.kind_name)
    if children is None:
        return
    previous = None if inputs.previous is None else inputs.previous.tables.get(Child.kind_name)
    if previous is not None:
        yield from _between(inputs.matches, children, previous, "上月台账", turned=True)
    for table in _persons(inputs.lists):
        yield from _between(inputs.matches, table, children, table.kind.title, turned=False)
    for parent, who, table in parents_on(children, inputs.lists):
        yield from _between(inputs.matches, who, table, f"{parent.word}在{table.kind.title}", turned=False)
    payments = inputs.lists.tables.get(Payment.kind_name)
    if payments is not None and (payee := own(payments)) is not None:
        for pair in inputs.matches.doubles(payments):
            yield _pair(pair, payee, payee, "疑似重复发放", turned=False)


def _wards(inputs: Inputs) -> list[_Asked]:
    """Persons in care who are children under another number."""
    tables = inputs.book.tables
    caregivers, children = tables.get(Caregiver.kind_name), tables.get(Child.kind_name)
    who = None if caregivers is None else ward(caregivers)
    if who is None or children is None:
        return []
    return list(_between(inputs.matches, who, children, "照料人台账", turned=False))


def _persons(lists: Book) -> list[Table]:
    return [table for table in lists.tables.values() if own(table) is not None]


def _between(
    matches: Matches, ours: Table | Who, theirs: Table, what: str, *, turned: bool
) -> Iterator[_Asked]:
    """`turned`: the other table's row is shown first (last month before this month)."""
    who, whom = own(ours) if isinstance(ours, Table) else ours, own(theirs)
    if who is None or whom is None:
        return
    for pair in matches.between(ours, theirs).pairs:
        yield _pair(pair, who, whom, what, turned=turned)


def _pair(pair: Pair, who: Who, whom: Who, what: str, *, turned: bool) -> _Asked:
    sides = [(who, pair.one), (whom, pair.two)]
    (first, one), (second, two) = reversed(sides) if turned else sides
    places = [side.table.place(label, side.number) for side, label in ((first, one), (second, two))]
    names = tuple(str(side.table.text(side.name)[label]) for side, label in ((first, one), (second, two)))
    told = ("按同一人处理。" if pair.sure else "") + _why(pair)
    return _Asked(what, places[0], places[1], (names[0], names[1]), told, pair.code, pair)
