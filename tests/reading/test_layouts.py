"""Any ledger, laid out at random in any combination of oddities, reads back to the same table."""

from __future__ import annotations

import io
from dataclasses import dataclass
from datetime import date
from typing import Any

import openpyxl
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from xltools.ledgers.child import Child
from xltools.model.discovery import discover_all
from xltools.model.field import Field
from xltools.model.kind import ledgers
from xltools.reading.read import read_sheets
from xltools.reading.workbook import open_workbook
from xltools.values.id_card import check_character

discover_all()

#: Column → the headings that clerks write for it.
COLUMNS: dict[Field, tuple[str, ...]] = {
    Child.county: ("县（市、区）", "县区", "所属县"),
    Child.township: ("乡镇（街道）", "乡镇", "镇办"),
    Child.village: ("行政村（社区）", "村（居）委会", "行政村"),
    Child.child_name: ("儿童姓名", "* 儿童\n姓名", "姓名"),
    Child.child_id: ("身份证号", "公民身份号码", "身份证号码（18位）"),
    Child.birth_date: ("出生日期", "出生年月"),
    Child.std_amount: ("保障标准（元/月）", "保障标准", "保障标准\n（单位：元/月）"),
    Child.live_addr: ("现住址", "家庭住址"),
    Child.remark: ("备注", "备注说明"),
}
_SPELLINGS = ("{0:%Y-%m-%d}", "{0:%Y}年{0.month}月{0.day}日", "{0:%Y}.{0.month}.{0.day}", "{0:%Y%m%d}")


@dataclass
class Layout:
    """How one ledger stands on its sheet."""

    order: list[Field]
    headings: dict[Field, str]
    title: int
    down: int
    right: int
    group: bool
    spacers: bool
    repeat: bool
    subtotals: bool
    total: int
    footnotes: bool
    empty_below: int
    dates: str | None
    unknown: bool


@st.composite
def layouts(draw: st.DrawFn) -> Layout:
    fields = list(COLUMNS)
    return Layout(
        order=draw(st.permutations(fields)),
        headings={field: draw(st.sampled_from(words)) for field, words in COLUMNS.items()},
        title=draw(st.integers(0, 3)),
        down=draw(st.integers(0, 9)),
        right=draw(st.integers(0, 5)),
        group=draw(st.booleans()),
        spacers=draw(st.booleans()),
        repeat=draw(st.booleans()),
        subtotals=draw(st.booleans()),
        total=draw(st.integers(0, 2)),
        footnotes=draw(st.booleans()),
        empty_below=draw(st.sampled_from((0, 0, 40))),
        dates=draw(st.sampled_from((None, *_SPELLINGS))),
        unknown=draw(st.booleans()),
    )


@st.composite
def children(draw: st.DrawFn) -> list[dict[Field, Any]]:
    rows: list[dict[Field, Any]] = []
    for at in range(draw(st.integers(1, 12))):
        born = draw(st.dates(date(2004, 1, 1), date(2021, 3, 31)))
        body = f"410526{born:%Y%m%d}{at:02d}{draw(st.integers(1, 9))}"
        rows.append(
            {
                Child.county: "滑县",
                Child.township: draw(st.sampled_from(("城关镇", "道口镇"))),
                Child.village: draw(st.sampled_from(("南街村", "北街社区"))),
                Child.child_name: draw(st.sampled_from(("王芳", "李明", "欧阳娜娜", "阿依古丽·买买提"))),
                Child.child_id: body + check_character(body),
                Child.birth_date: born,
                Child.std_amount: draw(st.sampled_from((950.0, 1350.0, 650.5))),
                Child.live_addr: draw(st.sampled_from((None, "滑县城关镇南街村12号"))),
                Child.remark: draw(st.sampled_from((None, "见附件"))),
            }
        )
    return rows


class _Sheet:
    """Puts rows on an openpyxl sheet as a layout says."""

    def __init__(self, layout: Layout) -> None:
        self.book = openpyxl.Workbook()
        self.sheet = self.book.worksheets[0]
        self.layout = layout
        self.at = layout.down

    def put(self, cells: list[Any]) -> None:
        self.at += 1
        for column, cell in enumerate(cells, start=1 + self.layout.right):
            if cell is not None:
                self.sheet.cell(self.at, column, cell)

    def merge(self, first: int, last: int, *, rows: int = 1) -> None:
        right = self.layout.right
        self.sheet.merge_cells(
            start_row=self.at, end_row=self.at + rows - 1, start_column=first + right, end_column=last + right
        )

    def headings(self) -> None:
        words = [self.layout.headings[field] for field in self.layout.order]
        words += ["县内编码"] if self.layout.unknown else []
        if not self.layout.group:
            self.put(words)
            return
        place = self.layout.order.index(Child.child_name)
        self.put([*words[:place], "儿童情况", *words[place + 1 :]])
        for column in range(1, len(words) + 1):
            if column != place + 1:
                self.merge(column, column, rows=2)
        self.put([None] * place + ["姓名"])


def laid_out(rows: list[dict[Field, Any]], layout: Layout) -> bytes:
    """The workbook's bytes."""
    to = _Sheet(layout)
    width = len(layout.order)
    lines = (
        "滑县事实无人抚养儿童台账（2021年4月）",
        "填报单位：滑县民政局　填报日期：2021年5月5日",
        "单位：元",
    )
    for line in lines[: layout.title]:
        to.put([line])
        to.merge(1, width)
    to.headings()
    middle = len(rows) // 2
    for at, row in enumerate(rows):
        if at == middle and at:
            if layout.subtotals:
                to.put(["小计", *[None] * (width - 1)])
            if layout.spacers:
                to.at += 1
            if layout.repeat and not layout.group:
                to.headings()
        to.put([*(_cell(row[field], layout) for field in layout.order), *(["HX1"] if layout.unknown else [])])
    for _ in range(layout.total):
        to.put(["合  计", *[None] * (width - 1)])
    if layout.footnotes:
        to.put(["注：1.本表一式两份。"])
        to.put(["单位负责人：", None, "审核人：", None, "制表人："])
    for _ in range(layout.empty_below):
        to.at += 1
        to.sheet.cell(to.at, 1).number_format = "@"
    out = io.BytesIO()
    to.book.save(out)
    return out.getvalue()


def _cell(value: Any, layout: Layout) -> Any:
    return layout.dates.format(value) if isinstance(value, date) and layout.dates else value


@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(children(), layouts())
def test_reads_back_to_the_same_table(rows: list[dict[Field, Any]], layout: Layout) -> None:
    book = read_sheets("滑县.xlsx", open_workbook(laid_out(rows, layout)), ledgers())
    assert list(book.tables) == ["child"]
    table = book[Child]
    assert len(table) == len(rows)
    for field in COLUMNS:
        values = [
            None if missing else value
            for value, missing in zip(table[field], table[field].isna(), strict=True)
        ]
        wanted = [row[field] for row in rows]
        if field is Child.birth_date:
            values = [day.date() for day in values]
        assert values == wanted, field
    (sheet,) = book.sheets
    assert sheet.kept == len(rows)
    assert sheet.filled == sheet.kept + sum(sheet.passed.values())
    assert sheet.told == ""
    if layout.unknown:
        assert table.others["县内编码"].tolist() == ["HX1"] * len(rows)
    assert {note.code for note in book.notes} <= {"F03", "F08", "F10"}
