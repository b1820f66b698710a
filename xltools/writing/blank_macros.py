"""校验本表 on a ledger to fill in: button cells, a list of what was found, and the code behind them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from xltools.model.macro_sheets import FOUND_SHEET, KEPT_SHEET, TEXTS_SHEET
from xltools.writing.formats import Formats

#: The list of findings, as the macros fill it: heading and width of each column; what leads to the cells is hidden beside.
LIST_COLUMNS = (
    ("级别", 8),
    ("问题描述和处理建议", 70),
    ("文件", 26),
    ("工作表", 16),
    ("单元格", 9),
    ("另一处", 30),
)
LIST_NOTE = "双击一行，打开它说的那一格；说到两处的，两处都打开。"
#: Task, columns of its button in row 1 (from 0), what stands there, its colour.
_BUTTONS = (("check", 0, 1, "双击校验本表", "#C6E0B4"), ("unmark", 2, 3, "双击去掉标记", "#F8CBAD"))
#: The columns from 0 that the buttons take.
BUTTON_COLUMNS = 4


@dataclass(frozen=True)
class Macros:
    """The compiled-from-text code (`macros/ledger.bin`) and what it says, by key.

    `settings`: further named cells, for tests (`program`, `silent`).
    """

    project: Path
    messages: Mapping[str, str]
    settings: Mapping[str, str]


def write_buttons(book: Any, sheet: Any, formats: Formats) -> None:
    """Row 1 of the ledger, left of its title: always in sight, since rows and columns there stay."""
    for task, first, last, words, colour in _BUTTONS:
        look = formats.get(
            font_name="微软雅黑",
            font_size=12,
            bold=True,
            align="center",
            valign="vcenter",
            border=1,
            bg_color=colour,
        )
        sheet.merge_range(0, first, 0, last, words, look)
        book.define_name(f"btn_{task}", f"='{sheet.get_name()}'!${chr(65 + first)}$1")


def write_macros(book: Any, macros: Macros, formats: Formats) -> None:
    """Add the sheets that the code uses, after all others, and the code itself."""
    found = book.add_worksheet(FOUND_SHEET)
    found.write_string(0, 0, LIST_NOTE, formats.get(font_color="#7F7F7F"))
    wrapped = formats.get(text_wrap=True, valign="top", num_format="@")
    for at, (heading, width) in enumerate(LIST_COLUMNS):
        found.set_column(at, at, width, wrapped)
        found.write_string(1, at, heading, formats.heading())
    found.set_column(len(LIST_COLUMNS), 2 * len(LIST_COLUMNS) - 1, None, None, {"hidden": True})
    found.freeze_panes(2, 0)
    found.set_landscape()
    found.fit_to_pages(1, 0)
    texts, _ = sheets = [book.add_worksheet(name) for name in (TEXTS_SHEET, KEPT_SHEET)]
    for one in sheets:
        one.very_hidden()
    for row, (key, text) in enumerate(macros.messages.items()):
        texts.write_row(row, 0, (key, text))
    for row, (key, text) in enumerate(macros.settings.items()):
        texts.write_string(row, 4, text)
        book.define_name(f"cfg_{key}", f"='{TEXTS_SHEET}'!$E${row + 1}")
    book.add_vba_project(str(macros.project))
