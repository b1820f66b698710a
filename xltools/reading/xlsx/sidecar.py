"""What the value reader drops from an .xlsx: error cells, formulas saved without a result, hidden rows and columns."""

from __future__ import annotations

import io
import re
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from functools import partial

from xltools.model.address import parse_cell
from xltools.reading.limits import check_sheet, farthest, last_column
from xltools.reading.sheet import RawSheet
from xltools.reading.xlsx.package import Package

_P = rb"(?:[A-Za-z_][\w.-]*:)?"
_FORMULA = rb"<" + _P + rb"f\b[^>]*?(?:/>|>[^<]*</" + _P + rb"f>)\s*"
_ERROR = re.compile(
    rb"<"
    + _P
    + rb'c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]+\d+)"[^>]*>\s*(?:'
    + _FORMULA
    + rb")?<"
    + _P
    + rb"v>([^<]*)<"
)
_CELL_WITH_FORMULA = re.compile(
    rb"<"
    + _P
    + rb'c\b[^>]*?\sr="([A-Z]+\d+)"[^>]*>\s*'
    + _FORMULA
    + rb"(?:<"
    + _P
    + rb"v\s*/>|<"
    + _P
    + rb"v></"
    + _P
    + rb"v>)?\s*</"
    + _P
    + rb"c>"
)
_ROW_HIDDEN = re.compile(rb"<" + _P + rb'row\b(?=[^>]*\shidden="(?:1|true)")[^>]*?\sr="(\d+)"')
_NO_ADDRESS = re.compile(rb"<" + _P + rb"(?:c|row)(?=[ />])(?![^>]*\sr=)")
#: A program that leaves out addresses leaves them out everywhere: the first and last so many bytes are looked at.
_LOOKED_AT = 1 << 16
_COLUMN = re.compile(rb"<" + _P + rb"col\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')


class Sidecar:
    """Scans the sheet parts of one package; a package that it cannot follow is left without these facts."""

    def __init__(self, package: Package) -> None:
        self._package = package
        self._scans: dict[str, _Scan] = {}
        self._parts = {sheet.name: sheet.part for sheet in package.sheets}

    def check(self) -> None:
        """Scan every sheet once, some rows at a time. Raises CannotOpen when one is too large to be read."""
        for name, part in self._parts.items():
            if part in self._package:
                scan = self._scans[name] = _Scan()
                for piece in self._pieces(part):
                    scan.take(piece)
                check_sheet(name, scan.rows, scan.wide, partial(self._last_column, part))

    def _last_column(self, part: str) -> int:
        return max(map(last_column, self._pieces(part)), default=1)

    def _pieces(self, part: str) -> Iterator[bytes]:
        return self._package.pieces(part, b"row")

    def complete(self, sheet: RawSheet) -> None:
        """Add the facts to a sheet that was read."""
        scan = self._scans.get(sheet.name)
        if scan is None:
            return
        if scan.without_addresses:
            _complete_by_counting(sheet, self._package.read(self._parts[sheet.name]))
            return
        sheet.errors.update(scan.errors)
        sheet.reach(scan.errors)
        sheet.uncalculated = scan.uncalculated
        sheet.hidden_rows, sheet.hidden_columns = scan.hidden_rows, scan.hidden_columns


class _Scan:
    """What was seen of one sheet part."""

    def __init__(self) -> None:
        self.rows = self.wide = 0
        self.errors: dict[tuple[int, int], str] = {}
        self.uncalculated: set[tuple[int, int]] = set()
        self.hidden_rows: set[int] = set()
        self.hidden_columns: set[int] = set()
        self._start = self._end = b""
        self._prefixed = False

    def take(self, xml: bytes) -> None:
        """The next rows."""
        if not self._start:
            self._start = xml[:_LOOKED_AT]
            self._prefixed = b":worksheet" in self._start
        self._end = (self._end + xml[-_LOOKED_AT:])[-_LOOKED_AT:]
        rows, wide = farthest(xml)
        self.rows, self.wide = max(self.rows, rows), max(self.wide, wide)
        if b't="e"' in xml:
            for match in _ERROR.finditer(xml):
                self.errors[parse_cell(match[1].decode())] = match[2].decode()
        if b"<f" in xml or (self._prefixed and b":f" in xml):
            self.uncalculated |= {parse_cell(match[1].decode()) for match in _CELL_WITH_FORMULA.finditer(xml)}
        if b"hidden=" in xml:
            self.hidden_rows |= hidden_rows(xml)
            self.hidden_columns |= hidden_columns(xml)

    @property
    def without_addresses(self) -> bool:
        """Whether rows or cells do not say where they stand."""
        return bool(_NO_ADDRESS.search(self._start) or _NO_ADDRESS.search(self._end))


def _complete_by_counting(sheet: RawSheet, xml: bytes) -> None:
    """The same facts where rows and cells do not say where they stand: each is right after the one before."""
    row = column = 0
    for event, element in ElementTree.iterparse(io.BytesIO(xml), events=("start", "end")):
        tag = element.tag.rpartition("}")[2]
        if event == "start":
            if tag == "row":
                row, column = int(element.get("r", row + 1)), 0
                if element.get("hidden") in ("1", "true"):
                    sheet.hidden_rows.add(row)
            elif tag == "c":
                address = element.get("r")
                column = parse_cell(address)[1] if address else column + 1
        elif tag == "c":
            children = {one.tag.rpartition("}")[2]: one.text or "" for one in element}
            if element.get("t") == "e":
                sheet.errors[row, column] = children.get("v", "")
            elif "f" in children and not children.get("v") and "is" not in children:
                sheet.uncalculated.add((row, column))
        elif tag == "row":
            element.clear()
    sheet.reach(sheet.errors)
    sheet.hidden_columns = hidden_columns(xml)


def hidden_rows(xml: bytes) -> set[int]:
    """The numbers of the hidden rows in some XML of a worksheet."""
    return {int(match[1]) for match in _ROW_HIDDEN.finditer(xml)}


def hidden_columns(xml: bytes) -> set[int]:
    """The numbers of the hidden columns in some XML of a worksheet."""
    hidden: set[int] = set()
    for match in _COLUMN.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(match[0]))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = (attributes.get(name, b"") for name in (b"min", b"max"))
            if first.isdigit() and last.isdigit():
                hidden |= set(range(int(first), min(int(last), int(first) + 500) + 1))
    return hidden
