"""Blank ledgers made from the declarations: headings, drop-downs, formats, notes; what a county fills in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import xlsxwriter

from xltools.model.address import column_letter
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.writing.formats import NUMBER_FORMATS, Formats
from xltools.writing.workbook import CREATED

#: Rows prepared with formats and drop-downs.
_ROWS = 2000
_LONGEST_LIST = 240
_TITLE_COLUMNS = 12


def write_blank(target: Path, kind: type[LedgerKind], *, county: str = "", period: str = "") -> None:
    """One blank ledger with its headings in row 3 and a sheet 填表说明 that explains every column."""
    book = xlsxwriter.Workbook(str(target))
    book.set_properties({"title": kind.title, "author": "xltools", "created": CREATED})
    formats = Formats(book)
    sheet = book.add_worksheet(kind.title)
    fields = list(kind.fields.values())
    last = min(_TITLE_COLUMNS, len(fields)) - 1  # a title over all columns would be seen on no page
    sheet.merge_range(
        0, 0, 0, last, f"{county or '××县'}{kind.title}（{period or '20××年×月'}）", formats.title(small=True)
    )
    sheet.merge_range(
        1,
        0,
        1,
        last,
        "填报单位（盖章）：　　　　填报人：　　　　联系电话：　　　　填报日期：　　　　单位：元",
        formats.note(),
    )
    sheet.set_row(0, 34)
    sheet.set_row(2, 40)
    for at, field in enumerate(fields):
        _column(sheet, at, field, formats)
    sheet.freeze_panes(3, min(7, len(fields)))
    sheet.set_landscape()
    sheet.set_paper(8)
    sheet.repeat_rows(2)
    sheet.fit_to_pages(max(1, len(fields) // 25), 0)
    sheet.set_footer("&C第&P页 共&N页")
    _guide(book, kind, formats)
    book.close()


def _column(sheet: Any, at: int, field: Field, formats: Formats) -> None:
    excel = field.type.excel
    look = formats.get(
        font_name="宋体",
        font_size=10.5,
        num_format=NUMBER_FORMATS["money" if excel == "money" else "date" if excel == "date" else "text"],
    )
    sheet.set_column(at, at, field.width or 12, look)
    colour = "#FCE4D6" if field.required else "#EDEDED"
    head = formats.get(
        font_name="黑体",
        font_size=11,
        align="center",
        valign="vcenter",
        text_wrap=True,
        border=1,
        bg_color=colour,
    )
    sheet.write_string(2, at, field.heading, head)
    options = field.type.options
    if (
        options
        and field.type.name in ("choice", "yes_no", "county")
        and len(",".join(options)) <= _LONGEST_LIST
    ):
        rule = {
            "validate": "list",
            "source": list(options),
            "error_title": "不在选项内",
            "error_message": f"请从下拉选择：{'、'.join(options)}"[:250],
            "error_type": "warning",
        }
        sheet.data_validation(3, at, 3 + _ROWS, at, rule)
    if field.type.name in ("id_card", "member_id"):
        letter = column_letter(at + 1)
        rule = {
            "validate": "custom",
            "value": f"=OR(LEN({letter}4)=18,LEN({letter}4)=20,LEN({letter}4)=22)",
            "error_title": "位数不对",
            "error_message": "身份证号应为18位，请对照户口簿。",
            "error_type": "warning",
        }
        sheet.data_validation(3, at, 3 + _ROWS, at, rule)


def _guide(book: Any, kind: type[LedgerKind], formats: Formats) -> None:
    sheet = book.add_worksheet("填表说明")
    for at, (heading, width) in enumerate((("列名", 24), ("必填", 8), ("填什么", 60))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats.heading())
    plain = formats.get(font_name="宋体", font_size=10.5, text_wrap=True, valign="vcenter", border=1)
    for at, field in enumerate(kind.fields.values(), start=1):
        told = (
            f"从下拉选择：{'、'.join(field.type.options)}"
            if field.type.options and len(field.type.options) < 20
            else field.type.title
        )
        sheet.write_row(at, 0, [field.heading, "必填" if field.required else "", told], plain)
    sheet.freeze_panes(1, 0)


def template_name(kind: type[LedgerKind]) -> str:
    """The file name of a kind's blank ledger."""
    return f"{kind.title}.xlsx"
