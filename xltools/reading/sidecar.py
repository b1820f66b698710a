"""What the value reader drops from an .xlsx: error cells, formulas saved without a result, hidden rows and columns."""

from __future__ import annotations

import io
import posixpath
import re
import xml.etree.ElementTree as ElementTree
import zipfile

from xltools.model.address import parse_cell
from xltools.reading.limits import check_sheet_xml
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
_COLUMN = re.compile(rb"<" + _P + rb"col\b[^>]*>")
_ATTRIBUTE = re.compile(rb'\b(min|max|hidden)="([^"]*)"')


class Sidecar:
    """Scans the sheet parts of one package; a package that it cannot follow is left without these facts."""

    def __init__(self, content: bytes) -> None:
        self._package = zipfile.ZipFile(io.BytesIO(content))
        self._inflated: dict[str, bytes | None] = {}
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
        """Raises CannotOpen when a sheet is too large to be read."""
        for name, part in self._parts.items():
            xml = self._xml(part)
            if xml is not None:
                check_sheet_xml(name, xml)

    def _xml(self, part: str) -> bytes | None:
        """The bytes of a sheet part, inflated once; None when the package has no such part."""
        if part not in self._inflated:
            known = part in self._package.namelist()
            self._inflated[part] = self._package.read(part) if known else None
        return self._inflated[part]

    def complete(self, sheet: RawSheet) -> None:
        """Add the facts to a sheet that was read."""
        part = self._parts.get(sheet.name)
        xml = None if part is None else self._xml(part)
        if part is None or xml is None:
            return
        del self._inflated[part]  # a hundred megabytes that nobody needs again
        if _NO_ADDRESS.search(xml[:_LOOKED_AT]) or _NO_ADDRESS.search(xml[-_LOOKED_AT:]):
            _complete_by_counting(sheet, xml)
            return
        if b't="e"' in xml:
            for match in _ERROR.finditer(xml):
                sheet.errors[parse_cell(match[1].decode())] = match[2].decode()
            sheet.reach(sheet.errors)
        if b"<f" in xml or (b":worksheet" in xml[:_LOOKED_AT] and b":f" in xml):
            sheet.uncalculated = {parse_cell(match[1].decode()) for match in _CELL_WITH_FORMULA.finditer(xml)}
        if b"hidden=" in xml:
            sheet.hidden_rows = {int(match[1]) for match in _ROW_HIDDEN.finditer(xml)}
            sheet.hidden_columns = _hidden_columns(xml)


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
