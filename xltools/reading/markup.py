"""Tables that are text: CSV and tab text, HTML named .xls, SpreadsheetML 2003, as government systems export them."""

from __future__ import annotations

import csv
import io
import xml.etree.ElementTree as ElementTree
from html.parser import HTMLParser

from xltools.reading.limits import check_grid
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.sniff import decode

#: The only sheet of a text file, as Excel would call it.
ONLY_SHEET = "Sheet1"


#: A cell of more lines than this, with separators in it, is the rest of a file whose quotation mark was never closed.
_MOST_LINES = 5


def read_text(content: bytes) -> list[RawSheet]:
    """Comma, tab, semicolon or bar separated text; the sign that splits the fullest line into most pieces."""
    text = decode(content)
    sample = max(text.splitlines()[:30], key=len, default="")
    sign = max("\t,;|，", key=sample.count)
    widest = max((line.count(sign) + 1 for line in text.splitlines()), default=0)
    check_grid(ONLY_SHEET, 1, widest)
    csv.field_size_limit(max(len(text), 1))  # an unclosed quotation mark makes one cell of all that follows
    rows = list(csv.reader(io.StringIO(text, newline=None), delimiter=sign))
    if any(cell.count("\n") > _MOST_LINES and sign in cell for row in rows for cell in row):
        lines = io.StringIO(text.replace('"', ""), newline=None)
        rows = list(csv.reader(lines, delimiter=sign, quoting=csv.QUOTE_NONE))
    return [RawSheet(ONLY_SHEET, [[_plain(cell) for cell in row] for row in rows])]


def _plain(cell: str) -> str:
    """="0123" and '0123 are ways to keep zeros in CSV."""
    if cell.startswith('="') and cell.endswith('"'):
        return cell[2:-1]
    return cell.strip("\t")


class _Tables(HTMLParser):
    """Collects the cells of the first-level tables, with rowspan and colspan as merged ranges."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.cells: dict[tuple[int, int], str] = {}
        self.merged: list[tuple[int, int, int, int]] = []
        self._taken: set[tuple[int, int]] = set()
        self._row = 0
        self._column = 0
        self._text: list[str] | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "tr":
            self._row += 1
            self._column = 1
        elif tag in ("td", "th"):
            self._close()
            self._open({name: value or "" for name, value in attrs})
        elif tag == "br" and self._text is not None:
            self._text.append("\n")

    def _open(self, attributes: dict[str, str]) -> None:
        while (self._row, self._column) in self._taken:
            self._column += 1
        down = max(_count(attributes.get("rowspan")), 1)
        across = max(_count(attributes.get("colspan")), 1)
        if down > 1 or across > 1:
            self.merged.append((self._row, self._column, self._row + down - 1, self._column + across - 1))
        self._taken |= {
            (self._row + r, self._column + c) for r in range(min(down, 5000)) for c in range(min(across, 500))
        }
        self._at = (self._row, self._column)
        self._column += across
        self._text = []

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th", "tr", "table"):
            self._close()

    def handle_data(self, data: str) -> None:
        if self._text is not None:
            self._text.append(data)

    def _close(self) -> None:
        if self._text is not None:
            self.cells[self._at] = " ".join("".join(self._text).split())
            self._text = None


def _count(text: str | None, otherwise: int = 1) -> int:
    return int(text) if text and text.isascii() and text.isdigit() and len(text) < 12 else otherwise


def read_html(content: bytes) -> list[RawSheet]:
    """An HTML table, all tables one below the other."""
    parser = _Tables()
    parser.feed(decode(content))
    return [RawSheet(ONLY_SHEET, _grid(parser.cells), parser.merged)]


def _grid(cells: dict[tuple[int, int], str], name: str = ONLY_SHEET) -> list[list[object]]:
    height = max((row for row, _ in cells), default=0)
    width = max((column for _, column in cells), default=0)
    check_grid(name, height, width)
    rows: list[list[object]] = [[""] * width for _ in range(height)]
    for (row, column), text in cells.items():
        rows[row - 1][column - 1] = text
    return rows


_SS = "{urn:schemas-microsoft-com:office:spreadsheet}"


def read_spreadsheetml(content: bytes) -> list[RawSheet]:
    """SpreadsheetML 2003.

    Raises CannotOpen when the XML is broken or declares entities of its own.
    """
    if b"<!ENTITY" in content:
        raise CannotOpen("含有不安全的内容", "请用Excel打开后另存为xlsx再报")
    try:
        root = ElementTree.fromstring(content)
    except ElementTree.ParseError:
        raise CannotOpen("文件已损坏", "请用Excel打开后另存为xlsx再报") from None
    return [_xml_sheet(sheet) for sheet in root.iter(f"{_SS}Worksheet")]


def _index(element: ElementTree.Element, following: int) -> int:
    """Where a row or cell stands: its own index when that is a number, else right after the one before."""
    return _count(element.get(f"{_SS}Index"), following) or following


def _xml_sheet(sheet: ElementTree.Element) -> RawSheet:
    cells: dict[tuple[int, int], str] = {}
    merged = []
    row = 0
    for line in sheet.iter(f"{_SS}Row"):
        row = _index(line, row + 1)
        column = 0
        for cell in line.iter(f"{_SS}Cell"):
            column = _index(cell, column + 1)
            cells[row, column] = "".join("".join(one.itertext()) for one in cell.iter(f"{_SS}Data"))
            down, across = _count(cell.get(f"{_SS}MergeDown"), 0), _count(cell.get(f"{_SS}MergeAcross"), 0)
            if down or across:
                merged.append((row, column, row + down, column + across))
            column += across
    name = sheet.get(f"{_SS}Name", ONLY_SHEET)
    return RawSheet(name, _grid(cells, name), merged)
