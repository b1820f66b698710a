"""Corrections that counties wrote into returned problem lists: which are taken over, which are not and why."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from xltools.model.address import CellRef
from xltools.model.book import Book
from xltools.model.correction import Correction
from xltools.model.field import Field
from xltools.model.finding import ERROR, Finding
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.model.table import Table
from xltools.values import Doubtful, Unreadable
from xltools.values.mask import mask_text
from xltools.values.text import clean
from xltools.verbs.confirmations import fingerprint
from xltools.verbs.problem_list import MENDED, NOT_KNOWN, TRUE_AS_IT_IS


@dataclass(frozen=True)
class Applied:
    """A right value that is put into a cell: what stood there, what stands there now (as text), and as a cell value."""

    correction: Correction
    place: CellRef
    heading: str
    old: str
    new: str
    value: Any


@dataclass
class ApplyPlan:
    """What becomes of each answered line: applied, confirmed (by fingerprint), refused or still open, with the reason.

    `still_wrong`: corrected cell → what the rules say of it when they judge the corrected copy.
    """

    applied: list[Applied] = field(default_factory=list)
    confirmed: dict[str, Correction] = field(default_factory=dict)
    refused: list[tuple[Correction, str]] = field(default_factory=list)
    still_open: list[tuple[Correction, str]] = field(default_factory=list)
    still_wrong: dict[CellRef, str] = field(default_factory=dict)


def plan(book: Book, findings: Sequence[Finding], corrections: Sequence[Correction]) -> ApplyPlan:
    """Hold every answered line against the ledgers as they are now."""
    out = ApplyPlan()
    cells = _Cells(book)
    taken: dict[CellRef, str] = {}
    for one in corrections:
        if one.value:
            _apply(one, cells, taken, out)
        elif one.result == TRUE_AS_IT_IS:
            _confirm(one, book, findings, cells, out)
        elif one.result == MENDED:
            out.still_open.append((one, "写了“已更正”，但没有填更正值"))
        elif one.result == NOT_KNOWN:
            out.still_open.append((one, "无法核实"))
        else:
            out.refused.append((one, f"整改结果“{one.result}”不认识，应为已更正、情况属实或无法核实"))
    return out


class _Cells:
    """Looks up a cell of a ledger by the name of its file, its sheet and its address."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def find(self, place: CellRef) -> tuple[Table, int, Field | None, CellRef] | str:
        """Table, label, field and full place; a sentence where there is no such cell."""
        named = {file.path for file in self._book.files if CellRef(file.path).file_name == place.file}
        if not named:
            return f"没有给出《{place.file}》"
        if len(named) > 1:
            return f"有{len(named)}个文件都叫《{place.file}》，分不清是哪一个"
        if place.row is None or place.column is None:
            return "这一条不是关于一个单元格的，请在台账里直接改"
        for table in self._book.tables.values():
            for number, part in enumerate(table.parts):
                if part.file in named and part.sheet == place.sheet:
                    here = (table.origins["part"] == number) & (table.origins["row"] == place.row)
                    for label in table.labels[here.to_numpy()]:
                        column = next((n for n, at in part.columns.items() if at == place.column), None)
                        whole = CellRef(part.file, part.sheet, place.row, place.column)
                        return table, int(label), table.kind.fields.get(column or ""), whole
        return "台账里找不到这一行，可能已经删除或移动"


def _apply(one: Correction, cells: _Cells, taken: dict[CellRef, str], out: ApplyPlan) -> None:
    found = cells.find(one.place)
    if isinstance(found, str):
        out.refused.append((one, found))
        return
    table, label, column, place = found
    if column is None:
        out.refused.append((one, "这一格不在认得的列里，请在台账里直接改"))
        return
    standing = clean(str(table.text(column).get(label) or ""))
    if clean(one.standing) not in (standing, mask_text(standing)):  # 疑点数据反馈表 shows it masked
        out.refused.append((one, f"单元格现在是“{standing}”，和清单里的“{one.standing}”不同，没有改"))
        return
    if place in taken and taken[place] != one.value:
        out.refused.append((one, f"同一格另有更正值“{taken[place]}”，请只留一个"))
        return
    reading = column.type.read(one.value)
    if isinstance(reading, Unreadable) or reading is None:
        why = reading.reason if isinstance(reading, Unreadable) else "是空的"
        out.refused.append((one, f"更正值不对：{why}"))
        return
    if place not in taken:
        value = reading.value if isinstance(reading, Doubtful) else reading
        out.applied.append(
            Applied(one, place, column.heading, standing, one.value, _as_cell(column, value, one.value))
        )
    taken[place] = one.value


def _as_cell(column: Field, value: Any, written: str) -> Any:
    """Dates and numbers as such, everything else as the text that the county wrote."""
    if column.type.storage == "date":
        return value
    if column.type.storage == "number":
        return int(value) if column.type.excel == "integer" else float(value)
    return written


def _confirm(one: Correction, book: Book, findings: Sequence[Finding], cells: _Cells, out: ApplyPlan) -> None:
    found = cells.find(one.place)
    if isinstance(found, str):
        out.refused.append((one, found))
        return
    place = found[3]
    mine = [finding for finding in findings if finding.place == place and finding.code == one.code]
    if not mine:
        out.still_open.append((one, "这一条现在已经不报了，不用确认"))
        return
    for finding in mine:
        key = fingerprint(book, finding)
        if finding.severity is ERROR:
            out.refused.append((one, "错误必须改正，不能只确认属实"))
        elif key is not None:
            out.confirmed[key] = one


def still_wrong(done: ApplyPlan, findings: Sequence[Finding], names: Mapping[str, str]) -> dict[CellRef, str]:
    """Corrected cell → the rules that still speak of it, here or as the other place, in the findings on the copies.

    `names`: ledger → file name of its corrected copy.
    """
    said: dict[tuple[str, str | None, str | None], dict[str, None]] = {}
    for finding in findings:
        for place in (finding.place, *finding.also):
            said.setdefault((place.file_name, place.sheet, place.cell), {})[finding.code] = None
    still = {}
    for applied in done.applied:
        place = applied.place
        codes = said.get((names[place.file or ""], place.sheet, place.cell))
        if codes:
            still[place] = "改后仍有：" + "、".join(codes)
    return still


def record(done: ApplyPlan, answered_on: dict[str, str]) -> SheetPlan:
    """更正记录: who, when, which cell, old and new value, by which rule; then what was not taken over and why."""
    columns = [
        ColumnPlan("序号", "integer", width=6),
        ColumnPlan("办理结果", width=11, align="center"),
        ColumnPlan("文件", "wrap", width=24),
        ColumnPlan("所在表", width=14, align="center"),
        ColumnPlan("单元格", width=9, align="center"),
        ColumnPlan("列", "wrap", width=16),
        ColumnPlan("原值", "wrap", width=20),
        ColumnPlan("更正为", "wrap", width=20),
        ColumnPlan("规则", width=7, align="center"),
        ColumnPlan("责任人", width=9, align="center"),
        ColumnPlan("答复日期", width=12, align="center"),
        ColumnPlan("说明", "wrap", width=34),
    ]
    rows: list[list[Any]] = []
    for applied in done.applied:
        rows.append(
            _row(
                "已更正",
                applied.correction,
                applied.heading,
                applied.old,
                applied.new,
                done.still_wrong.get(applied.place, ""),
            )
        )
    for one in done.confirmed.values():
        rows.append(_row("已确认", one, "", one.standing, "", "情况属实，下月不再计数，值变了会重新提醒"))
    rows += [_row("没有采用", one, "", one.standing, one.value, why) for one, why in done.refused]
    rows += [_row("未办结", one, "", one.standing, "", why) for one, why in done.still_open]
    numbered = [
        [number, *row[:-2], answered_on.get(row[-1], ""), row[-2]] for number, row in enumerate(rows, start=1)
    ]
    note = (
        f"更正{len(done.applied)}格，确认{len(done.confirmed)}条，没有采用{len(done.refused)}条，"
        f"未办结{len(done.still_open)}条。"
    )
    return SheetPlan("更正记录", "台账更正记录", columns, numbered, note=note, filter=True, sign_off=True)


def _row(word: str, one: Correction, heading: str, old: str, new: str, why: str) -> list[Any]:
    place = one.place
    return [
        word,
        place.file or "",
        place.sheet or "",
        place.cell or "",
        heading,
        old,
        new,
        one.code,
        one.owner,
        why,
        one.source.file or "",
    ]
