"""来源清单: what became of every row of every sheet of every file."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from xltools.model.book import Book, InputFile, SheetRows
from xltools.model.finding import Severity
from xltools.model.sheet_plan import ColumnPlan, SheetPlan
from xltools.verbs.validate import Validation, worst_by_row

#: What rows are that are not kept, as the reader tells them → the column that counts them; the rest are 未读.
_COUNTED = {
    "标题": "标题",
    "表头": "表头",
    "合计": "合计",
    "说明": "说明、落款",
    "表内标题": "说明、落款",
}
_PASSED = ("标题", "表头", "合计", "说明、落款", "没有读")

_COLUMNS = (
    ColumnPlan("文件", "wrap", width=32),
    ColumnPlan("县区", width=10, align="center"),
    ColumnPlan("工作表", "wrap", width=16),
    ColumnPlan("当作", "wrap", width=14),
    ColumnPlan("有内容的行", "integer", width=9, total="sum"),
    ColumnPlan(("去向", "保留"), "integer", width=8, total="sum"),
    *(ColumnPlan(("去向", word), "integer", width=8, total="sum") for word in _PASSED),
    ColumnPlan("其中有错误的行", "integer", width=9, total="sum"),
    ColumnPlan("说明", "wrap", width=34),
    ColumnPlan("SHA-256", "wrap", width=36),
)


def sources(book: Book, validation: Validation) -> SheetPlan:
    """Every sheet with its rows: those that hold something = kept + told by what they are; and the file's fingerprint."""
    wrong = _wrong_rows(book, validation)
    rows = [
        line
        for file in book.files
        for line in _lines(file, [one for one in book.sheets if one.file == file.path], wrong)
    ]
    note = "每张工作表有内容的行，等于保留的行加上各种没有保留的行；有错误的行照样保留，标在台账里。"
    return SheetPlan("来源清单", "来源清单", list(_COLUMNS), rows, total_label="合计", note=note)


def _lines(file: InputFile, sheets: Sequence[SheetRows], wrong: Counter[tuple[str, str]]) -> list[list[Any]]:
    """The lines of one file, one for each sheet that holds anything."""
    head = [file.path, file.county or ""]
    told = [one for one in sheets if one.filled]
    if not told:
        blank = "打不开，没有读" if not file.opened else "是空表"
        return [[*head, "", "", 0, 0, *[0] * len(_PASSED), 0, blank, file.sha256]]
    return [
        [
            *head,
            one.sheet,
            "、".join(one.ledgers) or "—",
            one.filled,
            one.kept,
            *_passed(one),
            wrong[one.file, one.sheet],
            one.told,
            file.sha256,
        ]
        for one in told
    ]


def _passed(sheet: SheetRows) -> list[int]:
    counts: Counter[str] = Counter()
    for what, count in sheet.passed.items():
        counts[_COUNTED.get(what, "没有读")] += count
    return [counts[word] for word in _PASSED]


def _wrong_rows(book: Book, validation: Validation) -> Counter[tuple[str, str]]:
    """(file, sheet) → how many of its rows have an error."""
    out: Counter[tuple[str, str]] = Counter()
    for (kind, label), (severity, _) in worst_by_row(validation.findings).items():
        table = book.tables.get(kind)
        if severity is Severity.ERROR and table is not None and label in table.origins.index:
            part = table.parts[table.origins["part"][label]]
            out[part.file, part.sheet] += 1
    return out
