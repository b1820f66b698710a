"""Write the city's workbooks as nine different hands would, and remember where every value stands."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from xltools.demo.city import City, Row
from xltools.demo.habits import HABITS, Habit
from xltools.model.address import CellRef
from xltools.model.field import Field
from xltools.model.kind import KINDS, LedgerKind
from xltools.model.kind import ledgers as reported_kinds
from xltools.model.period import Period

LEDGERS = ("household", "caregiver", "child")
_FIXED = {"created": datetime(2021, 5, 1)}


@dataclass(frozen=True)
class ErrorCell:
    """A formula whose result is an error value."""

    value: str


@dataclass
class Written:
    """Where things stand: (id of row, field) → place; (county, ledger, field) → the 合计 cell."""

    places: dict[tuple[int, str], CellRef] = field(default_factory=dict)
    totals: dict[tuple[str, str, str], CellRef] = field(default_factory=dict)
    files: list[Path] = field(default_factory=list)


def write_city(
    city: City, folder: Path, wrong_totals: dict[tuple[str, str, str], float] | None = None
) -> Written:
    """All workbooks: 收到 (this month), 上月, 名单. `wrong_totals`: what to add to a county's total of a column."""
    written = Written()
    month, before = city.period.chinese, city.period.plus(-1)
    for county, ledgers in city.ledgers.items():
        habit = HABITS[county]
        groups = [LEDGERS] if habit.one_file else [(one,) for one in LEDGERS]
        for group in groups:
            name = (
                f"{county}{month}台账.xlsx"
                if len(group) > 1
                else f"{county}{KINDS[group[0]].title}（{month}）.xlsx"
            )
            book = _Book(folder / "收到" / name, habit, city.period, written, wrong_totals or {})
            for ledger in group:
                book.ledger(KINDS[ledger], ledgers[ledger])
            book.close()
        _write_others(county, ledgers, city.period, folder, written)
    for county, rows in city.previous.items():
        book = _Book(
            folder / "上月" / f"{county}{before.chinese}儿童台账.xlsx", HABITS[county], before, Written(), {}
        )
        book.ledger(KINDS["child"], rows)
        book.close()
    _write_payments(city.payments, city.period, folder / "名单" / f"一卡通发放名单{month}.xlsx")
    return written


def _write_others(
    county: str, ledgers: dict[str, list[Row]], period: Period, folder: Path, written: Written
) -> None:
    """The county's workbook of all its other ledgers, when it has any."""
    others = [
        kind for kind in reported_kinds() if kind.kind_name not in LEDGERS and ledgers.get(kind.kind_name)
    ]
    if others:
        path = folder / "收到" / f"{county}{period.chinese}其他台账.xlsx"
        book = _Book(path, HABITS[county], period, written, {})
        for kind in others:
            book.ledger(kind, ledgers[kind.kind_name])
        book.close()


class _Book:
    """One county's workbook."""

    def __init__(
        self,
        path: Path,
        habit: Habit,
        period: Period,
        written: Written,
        wrong_totals: dict[tuple[str, str, str], float],
    ) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path, self._habit, self._period, self._written, self._wrong = (
            path,
            habit,
            period,
            written,
            wrong_totals,
        )
        self._book = xlsxwriter.Workbook(
            str(path), {"strings_to_numbers": False, "strings_to_formulas": False}
        )
        self._book.set_properties(_FIXED)
        self._looks = {
            "title": self._book.add_format(
                {"font_name": "方正小标宋简体", "font_size": 20, "align": "center", "valign": "vcenter"}
            ),
            "line": self._book.add_format({"font_name": "仿宋", "font_size": 12}),
            "head": self._book.add_format(
                {
                    "font_name": "黑体",
                    "font_size": 11,
                    "align": "center",
                    "valign": "vcenter",
                    "text_wrap": True,
                    "border": 1,
                }
            ),
            "text": self._book.add_format(
                {"font_name": "宋体", "font_size": 10.5, "border": 1, "num_format": "@", "valign": "vcenter"}
            ),
            "number": self._book.add_format(
                {"font_name": "宋体", "font_size": 10.5, "border": 1, "num_format": "0.00"}
            ),
            "integer": self._book.add_format(
                {"font_name": "宋体", "font_size": 10.5, "border": 1, "num_format": "0"}
            ),
            "date": self._book.add_format(
                {"font_name": "宋体", "font_size": 10.5, "border": 1, "num_format": "yyyy-mm-dd"}
            ),
        }

    def ledger(self, kind: type[LedgerKind], rows: Sequence[Row]) -> None:
        """One ledger on one sheet, or on one sheet per township."""
        columns = self._habit.columns(kind, rows)
        if self._habit.by_township and kind is KINDS["child"]:
            for town in dict.fromkeys(row["township"] for row in rows):
                self._sheet(kind, str(town), columns, [row for row in rows if row["township"] == town])
        else:
            self._sheet(kind, kind.title, columns, rows)

    def close(self) -> None:
        if self._habit.helper:
            sheet = self._book.add_worksheet("下拉选项")
            sheet.write_column(0, 0, ["在册", "退出", "社会散居", "集中供养"])
            sheet.hide()
        self._book.close()
        self._written.files.append(self._path)

    def _sheet(
        self, kind: type[LedgerKind], name: str, columns: Sequence[Field], rows: Sequence[Row]
    ) -> None:
        sheet = self._book.add_worksheet(name)
        last = len(columns) - 1
        at = self._preface(sheet, kind, last)
        at = self._headings(sheet, columns, at)
        sheet.freeze_panes(at, 0)
        sheet.set_landscape()
        sheet.set_paper(8)
        sheet.fit_to_pages(1, 0)
        border = self._book.add_format({"border": 1})
        sheet.conditional_format(
            at, 0, at + max(len(rows) - 1, 0), last, {"type": "blanks", "format": border}
        )
        self._drop_downs(sheet, columns, at, len(rows))
        for number, row in enumerate(rows, start=1):
            self._row(sheet, name, columns, at, number, row)
            at += 1
        if self._habit.totals:
            at = self._total(sheet, name, kind, columns, at, rows)
        if self._habit.footnote:
            sheet.write_string(at, 0, "注：1.本表由县民政局填报；2.金额按元填写。", self._looks["line"])
            sheet.write_string(
                at + 1, 0, "单位负责人：　　　审核人：　　　制表人：　　　", self._looks["line"]
            )

    def _preface(self, sheet: Any, kind: type[LedgerKind], last: int) -> int:
        at = 0
        if self._habit.attachment:
            sheet.write_string(0, 0, "附件2", self._looks["line"])
            at = 1
        title = f"{self._habit.county}{kind.title}（{self._period.chinese}）"
        sheet.merge_range(at, 0, at, last, title, self._looks["title"])
        sheet.set_row(at, 34)
        if self._habit.unit_line:
            line = f"填报单位（盖章）：{self._habit.county}民政局　　填报人：王会计　　填报日期：{self._period.plus(1)}-05　　单位：元"
            sheet.merge_range(at + 1, 0, at + 1, last, line, self._looks["line"])
            at += 1
        return at + 1

    def _headings(self, sheet: Any, columns: Sequence[Field], at: int) -> int:
        paths = [self._habit.heading(field) for field in columns]
        look = self._looks["head"]
        for number, (field_, path) in enumerate(zip(columns, paths, strict=True)):
            sheet.set_column(number, number, field_.width or 12)
            if self._habit.heading_rows == 1:
                sheet.write_string(at, number, path[-1], look)
            elif len(path) == 1:
                sheet.merge_range(at, number, at + 1, number, path[0], look)
            else:
                sheet.write_string(at + 1, number, path[1], look)
                before = paths[number - 1] if number else ()
                if len(before) < 2 or before[0] != path[0]:
                    end = number
                    while end + 1 < len(paths) and len(paths[end + 1]) > 1 and paths[end + 1][0] == path[0]:
                        end += 1
                    if end > number:
                        sheet.merge_range(at, number, at, end, path[0], look)
                    else:
                        sheet.write_string(at, number, path[0], look)
        sheet.set_row(at + self._habit.heading_rows - 1, 36)
        return at + self._habit.heading_rows

    def _drop_downs(self, sheet: Any, columns: Sequence[Field], at: int, rows: int) -> None:
        for number, field_ in enumerate(columns):
            options = field_.type.options
            if field_.type.name == "choice" and len("".join(options)) < 120:
                rule = {"validate": "list", "source": list(options), "error_type": "information"}
                sheet.data_validation(at, number, at + max(rows - 1, 0), number, rule)

    def _row(self, sheet: Any, name: str, columns: Sequence[Field], at: int, number: int, row: Row) -> None:
        for column, field_ in enumerate(columns):
            value = row.get(field_.name)
            if field_.name == "seq" and value is None:
                value = number
            self._written.places[id(row), field_.name] = CellRef(str(self._path), name, at + 1, column + 1)
            self._cell(sheet, at, column, self._habit.shown(value))

    def _cell(self, sheet: Any, at: int, column: int, value: Any) -> None:
        if value is None or value == "":
            return
        if isinstance(value, ErrorCell):
            sheet.write_formula(at, column, f"={value.value}", self._looks["number"], value.value)
        elif isinstance(value, date):
            sheet.write_datetime(at, column, value, self._looks["date"])
        elif isinstance(value, int):
            sheet.write_number(at, column, value, self._looks["integer"])
        elif isinstance(value, float):
            sheet.write_number(at, column, value, self._looks["number"])
        else:
            sheet.write_string(at, column, str(value), self._looks["text"])

    def _total(
        self,
        sheet: Any,
        name: str,
        kind: type[LedgerKind],
        columns: Sequence[Field],
        at: int,
        rows: Sequence[Row],
    ) -> int:
        sheet.write_string(at, 0, "合计", self._looks["text"])
        for column, field_ in enumerate(columns[1:], start=1):
            amounts = [row.get(field_.name) for row in rows]
            if field_.type.name != "money" or field_.name not in (
                "pay_amount",
                "arrears",
                "std_amount",
                "care_fee",
            ):
                sheet.write_blank(at, column, None, self._looks["text"])
                continue
            key = (self._habit.county, kind.kind_name, field_.name)
            total = sum(one for one in amounts if isinstance(one, float)) + self._wrong.get(key, 0.0)
            self._written.totals.setdefault(key, CellRef(str(self._path), name, at + 1, column + 1))
            sheet.write_number(at, column, round(total, 2), self._looks["number"])
        return at + 1


def _write_payments(payments: Sequence[Row], period: Period, path: Path) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    book = xlsxwriter.Workbook(str(path), {"strings_to_numbers": False})
    book.set_properties(_FIXED)
    sheet = book.add_worksheet("发放名单")
    sheet.write_string(0, 0, f"事实无人抚养儿童基本生活补贴一卡通发放名单（{period.chinese}）")
    fields = [field for field in KINDS["payments"].fields.values() if field.name != "remark"]
    sheet.write_row(1, 0, [field.heading for field in fields])
    for at, row in enumerate(payments, start=2):
        for column, one in enumerate(fields):
            value = row.get(one.name)
            if isinstance(value, bool):
                value = "是" if value else "否"
            if isinstance(value, float):
                sheet.write_number(at, column, value)
            else:
                sheet.write_string(at, column, "" if value is None else str(value))
    sheet.set_column(0, len(fields) - 1, 18)
    book.close()
