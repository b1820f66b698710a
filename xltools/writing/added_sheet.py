"""Our own sheet (问题清单) inside the county's workbook."""

from __future__ import annotations

import html
import re
from xml.sax.saxutils import quoteattr

from xltools.model.address import column_letter
from xltools.model.sheet_plan import Cell, ColumnPlan, SheetPlan
from xltools.writing.formats import FILLS
from xltools.writing.package import Package
from xltools.writing.parts import MAIN, RELATION, Relationships, Workbook, escaped
from xltools.writing.styles import Styles
from xltools.writing.widths import column_width, row_height, shown

PART = "xl/worksheets/xltools_problems.xml"
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
#: A hidden name that leads to our sheet, whatever part and place it gets.
_MARKER = b"xltools_problems"
#: What may stand before definedNames in a workbook part.
_MOST_LINKS = 60_000


def add_sheet(book: Workbook, styles: Styles, plan: SheetPlan, changes: dict[str, bytes | None]) -> str:
    """Add the sheet, or replace the one that we added before; returns its name."""
    existing = own_sheet(book)
    name = existing or _free_name(plan.name, book)
    if existing is None:
        _register(book, name, len(book.sheets))
    changes[book.sheets.get(name, PART)] = _sheet(plan, styles, strict=book.strict)
    return name


def own_sheet(book: Workbook) -> str | None:
    """The name of the sheet that we added before, None where there is none; programs that save it anew give it another part."""
    told = re.search(rb'<[\w:]*definedName\b[^>]*\sname="' + _MARKER + rb'"[^>]*>([^<]*)<', book.xml)
    if told is not None:
        name = html.unescape(told[1].decode()).rsplit("!", 1)[0].strip("'").replace("''", "'")
        if name in book.sheets:
            return name
    return next((name for name, part in book.sheets.items() if part == PART), None)


def remove_sheet(package: Package, book: Workbook, changes: dict[str, bytes | None]) -> None:
    """Take our sheet out again, with everything that speaks of it."""
    name = own_sheet(book)
    if name is None:
        return
    part = book.sheets[name]
    index = list(book.sheets).index(name)
    identity = next(one.id for one in book.relationships.all if one.target == part)
    element = rb"<" + _PREFIX + rb'sheet\b[^>]*:id="' + identity.encode() + rb'"[^>]*/>'
    book.xml = re.sub(element, b"", book.xml)
    book.xml = re.sub(_DEFINED, lambda match: _after_removal(match, index), book.xml, flags=re.DOTALL)
    book.xml = re.sub(
        rb"<" + _PREFIX + rb"definedNames\s*>\s*</" + _PREFIX + rb"definedNames\s*>", b"", book.xml
    )
    book.xml = re.sub(
        rb'(\sactiveTab=")(\d+)"', lambda match: b'%s%d"' % (match[1], _tab(int(match[2]), index)), book.xml
    )
    own = Relationships(package, part).path
    for gone in (part, *([own] if own in package.names else [])):
        changes[gone] = None
    book.relationships.remove(part)
    book.types.remove(part)
    del book.sheets[name]


_DEFINED = rb"<" + _PREFIX + rb"definedName\b([^>]*)>.*?</" + _PREFIX + rb"definedName\s*>"


def _after_removal(match: re.Match[bytes], index: int) -> bytes:
    """A defined name once the sheet at a place is gone: '' for that sheet's own and our marker."""
    if b'name="' + _MARKER + b'"' in match[1]:
        return b""
    local = re.search(rb'\slocalSheetId="(\d+)"', match[1])
    if local is None or int(local[1]) < index:
        return match[0]
    if int(local[1]) == index:
        return b""
    return match[0].replace(local[0], b' localSheetId="%d"' % (int(local[1]) - 1), 1)


def _tab(active: int, index: int) -> int:
    return max(0, active - 1) if active >= index else active


def _free_name(wanted: str, book: Workbook) -> str:
    name, number = wanted, 2
    taken = {one.casefold() for one in book.sheets}
    while name.casefold() in taken:
        name, number = f"{wanted}({number})", number + 1
    return name


def _register(book: Workbook, name: str, index: int) -> None:
    """Tell the workbook part, its relationships and the content types of the sheet, and of its print titles."""
    book.types.override(PART, _TYPE)
    identity = book.relationships.add(book.relation("worksheet"), PART)
    match = re.search(rb"</(" + _PREFIX + rb")sheets\s*>", book.xml)
    assert match is not None
    px = match[1].decode()
    number = max((int(one) for one in re.findall(rb'\ssheetId="(\d+)"', book.xml)), default=0) + 1
    element = f'<{px}sheet xmlns:r="{RELATION[book.strict]}" name={quoteattr(name)} sheetId="{number}" r:id="{identity}"/>'
    book.xml = book.xml[: match.start()] + element.encode() + book.xml[match.start() :]
    quoted = escaped("'" + name.replace("'", "''") + "'!$3:$3")
    defined = b'<%sdefinedName name="_xlnm.Print_Titles" localSheetId="%d">%s</%sdefinedName>' % (
        match[1],
        index,
        quoted,
        match[1],
    )
    defined += b'<%sdefinedName name="%s" hidden="1">%s</%sdefinedName>' % (
        match[1],
        _MARKER,
        escaped("'" + name.replace("'", "''") + "'!$A$1"),
        match[1],
    )
    end = re.search(rb"</" + match[1] + rb"definedNames\s*>", book.xml)
    if end is not None:
        book.xml = book.xml[: end.start()] + defined + book.xml[end.start() :]
        return
    for before in (b"externalReferences", b"functionGroups", b"sheets"):
        close = re.search(rb"</" + match[1] + before + rb"\s*>", book.xml)
        if close is not None:
            whole = b"<%sdefinedNames>%s</%sdefinedNames>" % (match[1], defined, match[1])
            book.xml = book.xml[: close.end()] + whole + book.xml[close.end() :]
            return


class _Look:
    """The cell formats of our sheet."""

    def __init__(self, styles: Styles) -> None:
        title = '<font><sz val="18"/><name val="方正小标宋简体"/></font>'.encode()
        note = '<font><sz val="11"/><name val="仿宋"/></font>'.encode()
        heading = '<font><sz val="11"/><name val="黑体"/></font>'.encode()
        body = '<font><sz val="10"/><name val="宋体"/></font>'.encode()
        link = '<font><u/><sz val="10"/><color rgb="FF0563C1"/><name val="宋体"/></font>'.encode()
        wrap, centre = b' wrapText="1" horizontal="left"', b' horizontal="center" wrapText="1"'
        self.title = styles.own(font=title, align=b' horizontal="center"')
        self.note = styles.own(font=note, align=b' wrapText="1" horizontal="left"')
        self.heading = styles.own(font=heading, fill="#EDEDED", border=True, align=centre)
        self.body = styles.own(font=body, border=True, align=wrap)
        self.centre = styles.own(font=body, border=True, align=centre)
        self.link = styles.own(font=link, border=True, align=centre)
        self.severity = {
            severity: styles.own(font=body, fill=colour, border=True, align=centre)
            for severity, colour in FILLS.items()
        }

    def of(self, value: object, column: ColumnPlan) -> int:
        if isinstance(value, Cell) and value.severity is not None:
            return self.severity[value.severity]
        if isinstance(value, Cell) and value.link is not None:
            return self.link
        return self.body if column.style == "wrap" else self.centre


def _sheet(plan: SheetPlan, styles: Styles, *, strict: bool) -> bytes:
    look = _Look(styles)
    widths = [
        column_width(column, [row[at] for row in plan.rows[:300]]) for at, column in enumerate(plan.columns)
    ]
    last = column_letter(len(plan.columns))
    rows = [_row(1, 34, [(plan.title, look.title)]), _row(2, 32, [(plan.note, look.note)])]
    rows.append(_row(3, 34, [(column.path[-1], look.heading) for column in plan.columns]))
    links: list[str] = []
    for number, row in enumerate(plan.rows, start=4):
        cells = [
            (shown(value, column), look.of(value, column))
            for value, column in zip(row, plan.columns, strict=True)
        ]
        rows.append(_row(number, row_height(row, plan.columns, widths), cells))
        for at, value in enumerate(row, start=1):
            if (
                isinstance(value, Cell)
                and value.link
                and value.link.startswith("internal:")
                and len(links) < _MOST_LINKS
            ):
                location = quoteattr(value.link.removeprefix("internal:"))
                links.append(
                    f'<hyperlink ref="{column_letter(at)}{number}" location={location} display={quoteattr(str(value.value))}/>'
                )
    columns = "".join(
        f'<col min="{at}" max="{at}" width="{width:.2f}" customWidth="1"/>'
        for at, width in enumerate(widths, start=1)
    )
    head = (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<worksheet xmlns="{MAIN[strict]}"><sheetPr><tabColor rgb="FFC00000"/>'
        f'<pageSetUpPr fitToPage="1"/></sheetPr><dimension ref="A1:{last}{len(plan.rows) + 3}"/><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="3" topLeftCell="A4" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>'
        f'<sheetFormatPr defaultRowHeight="18"/><cols>{columns}</cols><sheetData>'
    )
    filters = f'<autoFilter ref="A3:{last}{len(plan.rows) + 3}"/>' if plan.rows else ""
    tail = (
        f'</sheetData>{filters}<mergeCells count="2"><mergeCell ref="A1:{last}1"/><mergeCell ref="A2:{last}2"/></mergeCells>'
        + _drop_downs(plan)
        + (f"<hyperlinks>{''.join(links)}</hyperlinks>" if links else "")
        + '<printOptions horizontalCentered="1"/><pageMargins left="0.5" right="0.5" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>'
        '<pageSetup paperSize="9" fitToHeight="0" orientation="landscape"/><headerFooter><oddFooter>&amp;C第&amp;P页 共&amp;N页</oddFooter>'
        "</headerFooter></worksheet>"
    )
    return head.encode() + b"".join(rows) + tail.encode()


def _drop_downs(plan: SheetPlan) -> str:
    """A list of words to choose from, in every row of the columns that have one."""
    lists = [
        f'<dataValidation type="list" allowBlank="1" showErrorMessage="1" sqref="{column_letter(at)}4:'
        f'{column_letter(at)}{len(plan.rows) + 3}"><formula1>"{",".join(column.choices)}"</formula1></dataValidation>'
        for at, column in enumerate(plan.columns, start=1)
        if column.choices and plan.rows
    ]
    return f'<dataValidations count="{len(lists)}">{"".join(lists)}</dataValidations>' if lists else ""


def _row(number: int, height: float, cells: list[tuple[str, int]]) -> bytes:
    body = b"".join(
        b'<c r="%s%d" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>'
        % (column_letter(at).encode(), number, style, escaped(text))
        if text
        else b'<c r="%s%d" s="%d"/>' % (column_letter(at).encode(), number, style)
        for at, (text, style) in enumerate(cells, start=1)
    )
    return b'<row r="%d" ht="%.1f" customHeight="1">' % (number, height) + body + b"</row>"
