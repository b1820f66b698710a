"""What the value reader drops from an .xlsx: error cells, formulas saved without a result, hidden rows and columns."""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from functools import partial

from xltools.model.address import parse_cell
from xltools.reading.limits import check_sheet, farthest, last_column
from xltools.reading.sheet import RawSheet

_P = rb"(?:[A-Za-z_][\w.-]*:)?"
_ERROR = re.compile(
    rb"<" + _P + rb'c\b(?=[^>]*\st="e")[^>]*?\sr="([A-Z]+\d+)"[^>]*>.*?<' + _P + rb"v>([^<]*)<", re.S
)
_CELL_WITH_FORMULA = re.compile(
    rb"<"
    + _P
    + rb'c\b[^>]*?\sr="([A-Z]+\d+)"[^>]*>\s*<'
    + _P
    + rb"f\b[^>]*?(?:/>|>[^<]*</"
    + _P
    + rb"f>)\s*(?:<"
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
#: Bytes that are looked at together.
_STEP = 1 << 22
_COLUMN = re.compile(rb"<" + _P + rb"col\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')


class Sidecar:
    """Scans the sheet parts of one package; a package that it cannot follow is left without these facts."""

    def __init__(self, content: bytes) -> None:
        self._package = zipfile.ZipFile(io.BytesIO(content))
        self._scans: dict[str, _Scan] = {}
        self._parts = self._sheet_parts()

    def _sheet_parts(self) -> dict[str, str]:
        names = self._package.namelist()
        workbook = next((name for name in names if name.endswith("workbook.xml")), None)
        if workbook is None:
            return {}
        folder, base = posixpath.split(workbook)
        relations = (
            self._package.read(f"{folder}/_rels/{base}.rels")
            if f"{folder}/_rels/{base}.rels" in names
            else b"<r/>"
        )
        targets = {one.get("Id"): one.get("Target", "") for one in ElementTree.fromstring(relations)}
        parts = {}
        for element in ElementTree.fromstring(self._package.read(workbook)).iter():
            if element.tag.endswith("}sheet"):
                identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), None)
                target = targets.get(identity, "")
                parts[element.get("name", "")] = (
                    target.lstrip("/")
                    if target.startswith("/")
                    else posixpath.normpath(posixpath.join(folder, target))
                )
        return parts

    def check(self) -> None:
        """Scan every sheet once, some rows at a time. Raises CannotOpen when one is too large to be read."""
        names = self._package.namelist()
        for name, part in self._parts.items():
            if part in names:
                scan = self._scans[name] = _Scan()
                for window in self._windows(part):
                    scan.take(window)
                check_sheet(name, scan.rows, scan.wide, partial(self._last_column, part))

    def _last_column(self, part: str) -> int:
        return max(map(last_column, self._windows(part)), default=1)

    def _windows(self, part: str) -> Iterator[bytes]:
        """A part in order; each piece but the last ends with a whole row, so that no cell is cut."""
        with self._package.open(part) as stream:
            buffer = b""
            while chunk := stream.read(_STEP):
                buffer += chunk
                cut = _after_last_row(buffer)
                if cut:
                    yield buffer[:cut]
                    buffer = buffer[cut:]
            yield buffer

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
            self.hidden_rows |= {int(match[1]) for match in _ROW_HIDDEN.finditer(xml)}
            self.hidden_columns |= _hidden_columns(xml)

    @property
    def without_addresses(self) -> bool:
        """Whether rows or cells do not say where they stand."""
        return bool(_NO_ADDRESS.search(self._start) or _NO_ADDRESS.search(self._end))


def _after_last_row(xml: bytes) -> int:
    """Where the last whole row ends, 0 where none does."""
    at = len(xml)
    while (at := xml.rfind(b"row>", 0, at)) >= 0:
        if xml.startswith(b"</", xml.rfind(b"<", 0, at)):
            return at + len(b"row>")
    return 0


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
    sheet.hidden_columns = _hidden_columns(xml)


def _hidden_columns(xml: bytes) -> set[int]:
    hidden: set[int] = set()
    for match in _COLUMN.finditer(xml):
        attributes = dict(_ATTRIBUTE.findall(match[0]))
        if attributes.get(b"hidden") in (b"1", b"true"):
            first, last = (attributes.get(name, b"") for name in (b"min", b"max"))
            if first.isdigit() and last.isdigit():
                hidden |= set(range(int(first), min(int(last), int(first) + 500) + 1))
    return hidden
