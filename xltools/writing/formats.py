"""How cells look: one place for fonts, colours and number formats (domain.md section 7, GB/T 9704)."""

from __future__ import annotations

from typing import Any

from xltools.model.finding import Severity
from xltools.model.sheet_plan import ColumnPlan

TITLE_FONT, NOTE_FONT, HEADING_FONT, BODY_FONT = "方正小标宋简体", "仿宋", "黑体", "宋体"

#: Fills that stay apart in grey print and for the colour-blind; the comment's first character says the level too.
#: Shades that nobody picks by hand: a cell of such a colour in a copy of ours bears a mark.
FILLS = {Severity.ERROR: "#FFB3AB", Severity.WARNING: "#FFE08A", Severity.INFO: "#BDD7EF"}
LETTERS = {Severity.ERROR: "错", Severity.WARNING: "警", Severity.INFO: "提"}

NUMBER_FORMATS = {
    "text": "@",
    "wrap": "@",
    "integer": "0",
    "number": "General",
    "money": "#,##0.00",
    "percent": "0.0%",
    "points": "+0.0;-0.0;0.0",
    "date": "yyyy-mm-dd",
    "month": "@",
}
_ALIGN = {"text": "left", "wrap": "left", "money": "right", "number": "right"}


class Formats:
    """Formats of one XlsxWriter workbook, each made once."""

    def __init__(self, workbook: Any) -> None:
        self._workbook = workbook
        self._made: dict[tuple[tuple[str, Any], ...], Any] = {}

    def get(self, **properties: Any) -> Any:
        key = tuple(sorted(properties.items()))
        if key not in self._made:
            self._made[key] = self._workbook.add_format(properties)
        return self._made[key]

    def title(self, *, small: bool = False) -> Any:
        return self.get(
            font_name=TITLE_FONT,
            font_size=18 if small else 22,
            align="center",
            valign="vcenter",
            text_wrap=True,
        )

    def note(self) -> Any:
        return self.get(font_name=NOTE_FONT, font_size=12, valign="vcenter")

    def heading(self) -> Any:
        return self.get(
            font_name=HEADING_FONT,
            font_size=11,
            align="center",
            valign="vcenter",
            text_wrap=True,
            border=1,
            bg_color="#EDEDED",
        )

    def body(
        self, column: ColumnPlan, *, severity: Severity | None = None, bold: bool = False, link: bool = False
    ) -> Any:
        properties: dict[str, Any] = {
            "font_name": BODY_FONT,
            "font_size": 10.5,
            "border": 1,
            "valign": "vcenter",
            "align": column.align or _ALIGN.get(column.style, "center"),
            "num_format": NUMBER_FORMATS[column.style],
        }
        if column.style in ("wrap", "text"):
            properties["text_wrap"] = True
        if severity is not None:
            properties["bg_color"] = FILLS[severity]
        if bold:
            properties["bold"] = True
        if link:
            properties |= {"font_color": "#0563C1", "underline": 1}
        return self.get(**properties)
