"""Ledgers for a county to fill in, made from the declarations: headings, drop-downs, checks, live formulas, notes."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from xltools.model.address import column_letter
from xltools.model.field import Field
from xltools.model.kind import LedgerKind
from xltools.values import ValueType
from xltools.writing.blank_macros import BUTTON_COLUMNS, Macros, write_buttons, write_macros
from xltools.writing.blank_print import PRINTING, set_pages
from xltools.writing.formats import NUMBER_FORMATS, Formats
from xltools.writing.standing import Standing, write_standing
from xltools.writing.workbook import CREATED, new_workbook

#: Rows prepared with formulas and checks; more when more are carried over.
PREPARED, _SPARE = 500, 100
#: The row of the headings and the first row of people, counted from 0.
_HEAD, _FIRST = 2, 3
#: Characters that a column shows where its field says nothing else, and one that computes.
_WIDTH, _LIVE_WIDTH = 12.0, 14.0
_LONGEST_LIST = 240
_TITLE_COLUMNS = 12
_NUMBERS = ("id_card", "member_id")
#: Characters that 填表说明 shows in one line.
_LINE = 38
#: Excel takes no longer formula in a check.
_LONGEST_CHECK = 255
_ENTERED, _REQUIRED, _LIVE, _LIVE_CELL = "#EDEDED", "#FCE4D6", "#DDEBF7", "#F7F7F7"
_WRONG, _TWICE, _MISSING = "#FFB3AB", "#FFE08A", "#FCE4D6"


@dataclass(frozen=True)
class Live:
    """A column that computes while the clerk types. `name`: how other formulas call it; `fills`: the field whose place it
    takes, None for a column of its own at the right; `formula`: with `{name}` for cells of the row."""

    name: str
    heading: str
    type: ValueType
    formula: str
    fills: str | None
    note: str


@dataclass(frozen=True)
class Blank:
    """What a ledger to fill in is made of; `rows`: values by field name, carried over from last month; `macros`:
    for a ledger that checks itself."""

    kind: type[LedgerKind]
    standing: Standing
    live: Sequence[Live] = ()
    period: str = ""
    rows: Sequence[Mapping[str, Any]] = field(default_factory=list)
    macros: Macros | None = None

    @property
    def size(self) -> int:
        return max(PREPARED, len(self.rows) + _SPARE)

    def places(self) -> dict[str, int]:
        """Name of each field and of each live column → its column, from 0."""
        fields = list(self.kind.fields)
        own = [one.name for one in self.live if one.fills is None]
        places = {name: at for at, name in enumerate([*fields, *own])}
        return places | {one.name: places[one.fills] for one in self.live if one.fills is not None}


def write_blank(target: Path, blank: Blank) -> None:
    """One ledger with its headings in row 3, a sheet 填表说明 that explains every column, and 参数 for the formulas."""
    book = new_workbook(target)
    book.set_properties({"title": blank.kind.title, "author": "xltools", "created": CREATED})
    formats = Formats(book)
    sheet = book.add_worksheet(blank.kind.title)
    _frame(sheet, blank, formats)
    lists: dict[str, Sequence[str]] = {}
    places = blank.places()
    live = {one.fills: one for one in blank.live if one.fills is not None}
    for at, one in enumerate(blank.kind.fields.values()):
        _heading(sheet, at, one, formats, live=one.name in live)
        if one.name not in live:
            _checks(sheet, at, one, blank, lists)
    for column in blank.live:
        _live_column(sheet, column, blank, places, formats)
    for number, row in enumerate(blank.rows):
        _carried(sheet, _FIRST + number, row, blank, live, formats)
    _highlights(sheet, blank, places, formats)
    # The prepared rows have formulas, so all of them would be printed; without blanks only those with a person are.
    sheet.autofilter(_HEAD, 0, _FIRST + blank.size - 1, max(places.values()))
    _guide(book, blank, formats)
    write_standing(book, blank.standing, lists, formats)
    if blank.macros is not None:
        write_buttons(book, sheet, formats)
        write_macros(book, blank.macros, formats)
    book.close()


def _frame(sheet: Any, blank: Blank, formats: Formats) -> None:
    fields = list(blank.kind.fields.values())
    last = min(_TITLE_COLUMNS, len(fields)) - 1  # a title over all columns would be seen on no page
    title = f"{blank.standing.county or '××县'}{blank.kind.title}（{blank.period or '20××年×月'}）"
    reported = "填报单位（盖章）：　　　　填报人：　　　　联系电话：　　　　填报日期：　　　　单位：元"
    first = BUTTON_COLUMNS if blank.macros else 0
    sheet.merge_range(0, first, 0, last, title, formats.get(**_OPEN_TITLE))
    sheet.merge_range(1, 0, 1, last, reported, formats.get(**_OPEN_NOTE))
    sheet.set_row(0, 34)
    sheet.set_row(_HEAD, 40)
    sheet.freeze_panes(_FIRST, min(7, len(fields)))
    places = blank.places()
    widths = [one.width or _WIDTH for one in fields]
    widths += [_LIVE_WIDTH] * (len(set(places.values())) - len(widths))
    person = [places[one.name] for one in (blank.kind.person_field, blank.kind.id_field) if one is not None]
    set_pages(sheet, _HEAD, widths, person)
    # no password: it keeps formulas from being typed over by accident, and 填表说明 says how to take it off
    allowed: tuple[str, ...] = (
        "format_cells",
        "format_columns",
        "format_rows",
        "insert_rows",
        "delete_rows",
        "sort",
        "autofilter",
    )
    if blank.macros:
        allowed += ("objects",)  # comments that say what is wrong
    sheet.protect("", dict.fromkeys(allowed, True))


_OPEN_TITLE = {
    "font_name": "方正小标宋简体",
    "font_size": 18,
    "align": "center",
    "valign": "vcenter",
    "text_wrap": True,
    "locked": False,
}
_OPEN_NOTE = {"font_name": "仿宋", "font_size": 12, "valign": "vcenter", "locked": False}


def _look(type_: ValueType, formats: Formats, *, live: bool = False) -> Any:
    style: str = type_.excel if type_.excel in ("money", "date") else "number" if live else "text"
    if live:  # never as text: there a formula would be shown as its letters
        return formats.get(
            font_name="宋体",
            font_size=10.5,
            num_format=NUMBER_FORMATS[style],
            locked=True,
            bg_color=_LIVE_CELL,
            border=1,
            border_color="#D9D9D9",
        )
    return formats.get(font_name="宋体", font_size=10.5, num_format=NUMBER_FORMATS[style], locked=False)


def _heading(sheet: Any, at: int, one: Field, formats: Formats, *, live: bool) -> None:
    sheet.set_column(at, at, one.width or _WIDTH, _look(one.type, formats))
    colour = _LIVE if live else _REQUIRED if one.required else _ENTERED
    sheet.write_string(_HEAD, at, one.heading, _head_format(formats, colour))


def _head_format(formats: Formats, colour: str) -> Any:
    return formats.get(
        font_name="黑体",
        font_size=11,
        align="center",
        valign="vcenter",
        text_wrap=True,
        border=1,
        bg_color=colour,
    )


def _checks(sheet: Any, at: int, one: Field, blank: Blank, lists: dict[str, Sequence[str]]) -> None:
    """What may be typed into a column, and the message when it is something else."""
    check = _dependent(one, blank, lists) or _check(one, f"{column_letter(at + 1)}{_FIRST + 1}")
    if check is not None:
        told = {"input_title": one.heading[:32], "input_message": _input_message(one)[:255]}
        sheet.data_validation(_FIRST, at, _FIRST + blank.size - 1, at, check | told)


def _input_message(one: Field) -> str:
    if one.note:
        return one.note
    if one.type.name in _NUMBERS:
        return "18位，对照户口簿或身份证录入；录错一位会被拒绝。"
    if one.type.name == "month":
        return "写成 2021-04。"
    if one.type.excel == "date":
        return "写成 2021-04-30。"
    return "从下拉里选。" if one.type.options else "只填数字，不写单位。"


def _check(one: Field, cell: str) -> dict[str, Any] | None:
    options, name = one.type.options, one.type.name
    if options and name in ("choice", "yes_no", "county") and len(",".join(options)) <= _LONGEST_LIST:
        return {
            "validate": "list",
            "source": list(options),
            "error_title": "不在选项内",
            "error_message": f"请从下拉选择：{'、'.join(options)}"[:250],
            "error_type": "warning",
        }
    if name in _NUMBERS:
        return {
            "validate": "custom",
            "value": number_check(cell, member=name == "member_id"),
            "error_title": "号码不对",
            "error_message": "身份证号应为18位，而且最后一位要和前17位算出来的一致。请对照户口簿逐位核对。",
            "error_type": "stop",
        }
    if name == "month":
        valid = f"AND(LEN({cell})>=6,ISNUMBER(--LEFT({cell},4)),ISNUMBER(--MID({cell},6,2)))"
        return {
            "validate": "custom",
            "value": f"=IFERROR({valid},FALSE)",
            "error_title": "年月不对",
            "error_message": "年月写成 2021-04 这样。",
            "error_type": "warning",
        }
    if one.type.excel == "money":
        return {
            "validate": "decimal",
            "criteria": "between",
            "minimum": 0,
            "maximum": 1e9,
            "error_title": "不是金额",
            "error_message": "只填数字，不写“元”，不填负数。",
            "error_type": "warning",
        }
    return None


def number_check(cell: str, *, member: bool = False) -> str:
    """The check of an identity number: the check character of 18 characters; the short certificates are let through.

    Letters with nine digits are a newborn's birth certificate and with twelve an old residence permit; members may have a
    disability certificate of 20 or 22.
    """
    right = f'MID("10X98765432",MOD(SUMPRODUCT(MID({cell},位,1)*权),11)+1,1)=UPPER(RIGHT({cell}))'
    others = [f"LEN({cell})={length}" for length in ((10, 15, 20, 22) if member else (10, 15))]
    formula = f"=IFERROR(IF(LEN({cell})=18,{right},OR({','.join(others)})),FALSE)"
    assert len(formula) <= _LONGEST_CHECK
    return formula


def _dependent(one: Field, blank: Blank, lists: dict[str, Sequence[str]]) -> dict[str, Any] | None:
    """A drop-down whose choices depend on another cell of the row."""
    if one.depends is None:
        return None
    other, choices = one.depends
    cell = f"${column_letter(blank.places()[other] + 1)}{_FIRST + 1}"
    source = ""
    for number, (value, options) in enumerate(choices.items()):
        name = f"选项_{one.name}_{number}"
        lists[name] = options
        source = f'IF({cell}="{value}",{name},{source})' if value else name
    heading = blank.kind.fields[other].heading
    return {
        "validate": "list",
        "source": f"={source}",
        "error_title": "不在选项内",
        "error_message": f"这里能选什么要看“{heading}”，请先填“{heading}”再从下拉里选。",
        "error_type": "warning",
    }


def _live_column(sheet: Any, one: Live, blank: Blank, places: dict[str, int], formats: Formats) -> None:
    at = places[one.name]
    if one.fills is None:
        sheet.set_column(at, at, _LIVE_WIDTH, _look(one.type, formats))
        sheet.write_string(_HEAD, at, one.heading, _head_format(formats, _LIVE))
    look = _look(one.type, formats, live=True)
    for number in range(blank.size):
        sheet.write_formula(
            _FIRST + number, at, formula_at(one.formula, places, number, blank.size), look, ""
        )


def formula_at(formula: str, places: Mapping[str, int], number: int, size: int) -> str:
    """A formula for the row of one person (from 0), with the cells of that row."""

    def address(match: re.Match[str]) -> str:
        letter = column_letter(places[match[1]] + 1)
        if match[2]:
            return f"${letter}${_FIRST + 1}:${letter}${_FIRST + size}"
        return f"${letter}{_FIRST + 1 + number}"

    return "=" + re.sub(r"\{(\w+)(:all)?\}", address, formula)


def _carried(
    sheet: Any, row: int, values: Mapping[str, Any], blank: Blank, live: Mapping[Any, Live], formats: Formats
) -> None:
    for at, one in enumerate(blank.kind.fields.values()):
        value = values.get(one.name)
        if value is None or one.name in live:
            continue
        look = _look(one.type, formats)
        if isinstance(value, str):
            sheet.write_string(row, at, value, look)
        elif one.type.excel == "date":
            sheet.write_datetime(row, at, value, look)
        else:
            sheet.write_number(row, at, value, look)


def _started(kind: type[LedgerKind]) -> list[Field]:
    """The cells of which one at least is filled when a row was begun."""
    several = (kind.person_field, kind.id_field, *kind.keys)
    return list(dict.fromkeys(one for one in several if one is not None))


def _highlights(sheet: Any, blank: Blank, places: dict[str, int], formats: Formats) -> None:
    """Colours while typing: a wrong number, a number that stands twice, what is still missing in a row that was begun."""
    last = _FIRST + blank.size - 1
    begun = "&".join(f"${column_letter(places[one.name] + 1)}{_FIRST + 1}" for one in _started(blank.kind))
    for one in blank.kind.fields.values():
        at = places[one.name]
        letter = column_letter(at + 1)
        cell = f"{letter}{_FIRST + 1}"

        def shade(criteria: str, colour: str, at: int = at) -> None:
            rule = {"type": "formula", "criteria": criteria, "format": formats.get(bg_color=colour)}
            sheet.conditional_format(_FIRST, at, last, at, rule)

        if one.type.name in _NUMBERS:
            check = number_check(cell, member=one.type.name == "member_id").removeprefix("=")
            shade(f'=AND({cell}<>"",NOT({check}))', _WRONG)
        if one is blank.kind.id_field and blank.kind.keys == (one,):
            column = f"${letter}${_FIRST + 1}:${letter}${last + 1}"
            shade(f'=AND({cell}<>"",SUMPRODUCT(--({column}={cell}))>1)', _TWICE)
        if one.required:
            shade(f'=AND({cell}="",{begun}<>"")', _MISSING)


def _guide(book: Any, blank: Blank, formats: Formats) -> None:
    sheet = book.add_worksheet("填表说明")
    for at, (heading, width) in enumerate((("列名", 26), ("必填", 12), ("填什么", 70))):
        sheet.set_column(at, at, width)
        sheet.write_string(0, at, heading, formats.heading())
    plain = formats.get(font_name="宋体", font_size=10.5, text_wrap=True, valign="vcenter", border=1)
    live = {one.fills: one for one in blank.live if one.fills is not None}
    lines = [
        (one.heading, "自动计算", live[one.name].note)
        if one.name in live
        else (one.heading, "必填" if one.required else "", _told(one))
        for one in blank.kind.fields.values()
    ]
    lines += [(one.heading, "自动计算", one.note) for one in blank.live if one.fills is None]
    lines += [
        ("怎么用", "", sentence) for sentence in (*_HOW, PRINTING.format(_started(blank.kind)[0].heading))
    ]
    for number, line in enumerate(lines, start=1):
        sheet.write_row(number, 0, line, plain)
        sheet.set_row(number, 15 * (1 + len(line[2]) // _LINE))
    sheet.freeze_panes(1, 0)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)


_HOW = (
    "蓝色表头的列由公式自动算出，已锁定，不用填；要改公式或结构时，在“审阅”里撤销工作表保护，没有密码。",
    "红色：号码不对；黄色：同一号码出现了两次；橙色：这一行开始填了，必填的还空着。",
    "每月先在“参数”页改“期末”；标准变了也在“参数”页改，空着的标准不计算。",
    "准备好的行不够时，把最后一行整行往下复制，公式和下拉会跟着走。",
)


def _told(one: Field) -> str:
    if one.note:
        return one.note
    if one.type.options and len(one.type.options) < 20:
        return f"从下拉选择：{'、'.join(one.type.options)}"
    return one.type.title


def template_name(kind: type[LedgerKind], *, macros: bool = False) -> str:
    """The file name of a kind's blank ledger."""
    return f"{kind.title}.xls{'m' if macros else 'x'}"
