"""An office's own summary workbook, filled: placeholders, rows that repeat, and everything else as the office left it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from xltools.model.address import column_letter, column_number
from xltools.model.errors import BadTemplate
from xltools.writing.calculate import Calculator
from xltools.writing.cells import excel_day
from xltools.writing.grow import Growth, Growths, Loop, moved, moved_ranges, repeated_ranges
from xltools.writing.package import NotPatchable, Package
from xltools.writing.parts import Relationships, Workbook, excel_text
from xltools.writing.placeholders import Placeholders
from xltools.writing.sheet_tree import fit_rows, local_name, texts_in

if TYPE_CHECKING:
    from lxml.etree import _Element as Element

_FOR = re.compile(r"\{%-?\s*for\s+(\w+)\s+in\s+(.+?)\s*-?%\}")
_END = re.compile(r"\{%-?\s*endfor\s*-?%\}")
#: Elements that hold a formula, and attributes that hold ranges, in any extension too.
_FORMULAS = ("f", "formula", "formula1", "formula2")
_RANGES = ("ref", "sqref", "topLeftCell", "activeCell")
#: One piece each: repeated for every round of a loop instead of being stretched over all.
_PIECES = ("mergeCell", "hyperlink")


def fill_workbook(template: Path, target: Path, context: Mapping[str, Any]) -> None:
    """Fill the cells of an .xlsx that hold {{ … }}; rows between `{% for 行 in 表 %}` and `{% endfor %}` (each alone in a row,
    which vanishes) stand once for each item.

    A cell that holds nothing but one placeholder becomes a number, a date or a text, as the value is; formulas, charts, merged
    cells, formats under conditions, drop-downs, print areas and pictures follow the rows. A loop without items leaves one
    empty row, so that sums and charts stay whole. Runs in Jinja's sandbox.

    Raises BadTemplate with the cell that is wrong.
    """
    try:
        with Package(template) as package:
            changes = _Filling(package, template, context).changes()
            package.write(target, changes)
    except NotPatchable:
        raise BadTemplate(str(template), "不是Excel工作簿（.xlsx）") from None


@dataclass
class _Sheet:
    """One worksheet while it is filled."""

    name: str
    part: str
    root: Element
    growth: Growth


class _Filling:
    def __init__(self, package: Package, template: Path, context: Mapping[str, Any]) -> None:
        from lxml import etree

        self._etree = etree
        self._package = package
        self._template = template
        self._book = Workbook(package)
        self._strings = self._shared_strings()
        self._values = Placeholders(template, context)
        self._shared: dict[tuple[str, str], tuple[str, str]] = {}

    def changes(self) -> dict[str, bytes | None]:
        """The parts that differ; None for the list of the order of calculation, which Excel makes anew."""
        sheets = [self._sheet(name, part) for name, part in self._book.worksheets().items()]
        growths = {one.name: one.growth for one in sheets}
        for one in sheets:
            self._follow(one, growths)
        self._calculate(sheets)
        wraps = self._wrapping()
        for one in sheets:
            fit_rows(one.root, wraps)
        changes: dict[str, bytes | None] = {one.part: self._text(one.root) for one in sheets}
        for one in sheets:
            changes |= self._around(one)
        for part in sorted(self._package.names):
            if re.search(r"/charts/chart[^/]*\.xml$|/chartEx[^/]*\.xml$", part):
                changes[part] = self._chart(part, growths)
        changes |= self._workbook(growths)
        return changes

    def _parse(self, part: str) -> Element:
        return self._etree.fromstring(
            self._package.read(part), self._etree.XMLParser(resolve_entities=False, no_network=True)
        )

    def _text(self, root: Element) -> bytes:
        return bytes(self._etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))

    def _shared_strings(self) -> list[str]:
        part = self._book.relationships.target("sharedStrings")
        if part is None:
            return []
        return ["".join(texts_in(one)) for one in self._parse(part) if local_name(one) == "si"]

    # -- the rows of one sheet

    def _sheet(self, name: str, part: str) -> _Sheet:
        root = self._parse(part)
        data = next((one for one in root if local_name(one) == "sheetData"), None)
        growth = Growth({})
        if data is not None:
            rows = _numbered(data)
            self._shared |= {(name, key): value for key, value in _masters(rows).items()}
            growth = self._fill(name, data, rows)
        return _Sheet(name, part, root, growth)

    def _fill(self, name: str, data: Element, rows: dict[int, Element]) -> Growth:
        """Put the result's rows in place of the template's."""
        for row in rows.values():
            data.remove(row)
        places: dict[int, list[int]] = {}
        loops: list[Loop] = []
        shift, at = 0, 1
        last = max(rows, default=0)
        while at <= last:
            loop = self._loop(name, rows, at, last)
            if loop is None:
                places[at] = [at + shift]
                self._put(name, data, rows.get(at), at + shift, {}, None)
                at += 1
                continue
            end, variable, items = loop
            body = list(range(at + 1, end))
            times = max(len(items), 1)
            done = Loop(body[0], body[-1], times)
            loops.append(done)
            places |= {at: [], end: []}
            for number in range(times):
                scope = {variable: items[number], "序号": number + 1} if items else None
                for offset, old in enumerate(body):
                    new = at + shift + number * len(body) + offset
                    places.setdefault(old, []).append(new)
                    self._put(name, data, rows.get(old), new, scope, (done, number))
            shift += (times - 1) * len(body) - 2
            at = end + 1
        return Growth(places, loops)

    def _loop(
        self, name: str, rows: dict[int, Element], at: int, last: int
    ) -> tuple[int, str, Sequence[Any]] | None:
        """End row, variable and items of a loop that begins in this row."""
        place, text = self._first_text(rows.get(at))
        if _END.fullmatch(text):
            raise self._values.wrong(name, place, "前面没有对应的 {% for … %}")
        begin = _FOR.fullmatch(text)
        if begin is None:
            return None
        for end in range(at + 1, last + 1):
            inner_place, inner = self._first_text(rows.get(end))
            if _FOR.fullmatch(inner):
                raise self._values.wrong(name, inner_place, "循环里不能再有循环")
            if _END.fullmatch(inner):
                if end == at + 1:
                    raise self._values.wrong(name, place, "循环里没有行")
                items = self._values.of(name, place, begin[2], {})
                try:
                    return end, begin[1], list(items)
                except TypeError:
                    raise self._values.wrong(name, place, f"“{begin[2]}”不是可以逐行列出的表") from None
        raise self._values.wrong(name, place, "后面没有 {% endfor %}")

    def _first_text(self, row: Element | None) -> tuple[str, str]:
        """The place and the text of the first cell of a row that holds something."""
        for cell in row if row is not None else ():
            text = self._cell_text(cell)
            if text or len(cell):
                return str(cell.get("r", "")), text.strip()
        return "", ""

    def _cell_text(self, cell: Element) -> str:
        kind = cell.get("t")
        if kind == "s":
            value = next((one.text for one in cell if local_name(one) == "v"), None)
            return self._strings[int(value)] if value and int(value) < len(self._strings) else ""
        if kind == "inlineStr":
            return "".join(texts_in(cell))
        return ""

    def _put(
        self,
        name: str,
        data: Element,
        row: Element | None,
        number: int,
        scope: dict[str, Any] | None,
        turn: tuple[Loop, int] | None,
    ) -> None:
        """One row of the result; `scope`: the loop's variables, None for the empty row of a loop without items."""
        if row is None:
            return
        from copy import deepcopy

        made = deepcopy(row)
        made.set("r", str(number))
        made.attrib.pop("spans", None)
        for cell in made:
            place = str(cell.get("r", ""))
            column = re.sub(r"\d", "", place)
            cell.set("r", f"{column}{number}")
            text = self._cell_text(cell)
            if "{{" in text or "{%" in text:
                value = "" if scope is None else self._values.render(name, place, text, scope)
                _set(cell, value)
            for formula in [one for one in cell if local_name(one) == "f"]:
                self._own_formula(name, formula, place)
                if turn is not None:
                    formula.set(_TURN, f"{turn[0].first},{turn[0].last},{turn[1]}")
                for value in [one for one in cell if local_name(one) == "v"]:
                    cell.remove(value)
                cell.attrib.pop("t", None)
        data.append(made)

    def _own_formula(self, name: str, formula: Element, place: str) -> None:
        """A shared formula becomes the cell's own: its rows may be parted."""
        if formula.get("t") != "shared":
            return
        if not formula.text:
            from openpyxl.formula.translate import Translator

            text, origin = self._shared[name, formula.get("si", "")]
            formula.text = Translator("=" + text, origin=origin).translate_formula(place)[1:]
        for key in ("t", "si", "ref"):
            formula.attrib.pop(key, None)

    # -- what follows the rows

    def _follow(self, sheet: _Sheet, growths: Growths) -> None:
        """Formulas of the cells, and everything on the sheet that names ranges."""
        for element in list(sheet.root.iter()):
            if isinstance(element.tag, str):
                self._move(element, sheet, growths)
        for merges in [one for one in sheet.root if local_name(one) == "mergeCells"]:
            merges.set("count", str(len(merges)))

    def _move(self, element: Element, sheet: _Sheet, growths: Growths) -> None:
        growth, local = sheet.growth, local_name(element)
        if local in _PIECES and element.get("ref"):
            self._repeat(element, growth)
        elif local not in ("c", "row"):
            for key in _RANGES:
                if element.get(key):
                    element.set(key, moved_ranges(str(element.get(key)), growth))
        if local in _FORMULAS and element.text:
            element.text = moved(element.text, sheet.name, growths, _turn_of(element, growth))
        elif local == "sqref" and element.text:
            element.text = moved_ranges(element.text, growth)
        elif local == "brk" and local_name(element.getparent()) == "rowBreaks":
            element.set("id", str(growth.last(int(element.get("id", "0")))))
        elif local == "hyperlink" and element.get("location"):
            element.set("location", moved(str(element.get("location")), sheet.name, growths))

    def _repeat(self, element: Element, growth: Growth) -> None:
        from copy import deepcopy

        places = repeated_ranges(str(element.get("ref")), growth)
        element.set("ref", places[0])
        for place in reversed(places[1:]):
            again = deepcopy(element)
            again.set("ref", place)
            element.addnext(again)

    def _calculate(self, sheets: Sequence[_Sheet]) -> None:
        """Put the results of plain formulas beside them."""
        cells: dict[tuple[str, int, int], Any] = {}
        formulas: dict[tuple[str, int, int], str] = {}
        waiting: dict[tuple[str, int, int], Element] = {}
        for sheet in sheets:
            for cell in (
                one for one in sheet.root.iter() if isinstance(one.tag, str) and local_name(one) == "c"
            ):
                place = re.fullmatch(r"([A-Z]+)(\d+)", str(cell.get("r")))
                assert place is not None
                key = (sheet.name, int(place[2]), column_number(place[1]))
                formula = next((one for one in cell if local_name(one) == "f"), None)
                if formula is not None and formula.get("t") is None:
                    formulas[key], waiting[key] = str(formula.text), cell
                else:
                    cells[key] = self._cell_value(cell)
        calculator = Calculator(cells, formulas)
        for key, cell in waiting.items():
            value = calculator.result(key)
            if value is not None:
                if isinstance(value, bool | str):
                    cell.set("t", "b" if isinstance(value, bool) else "str")
                shown = (
                    str(int(value))
                    if isinstance(value, bool)
                    else excel_text(value)
                    if isinstance(value, str)
                    else repr(value)
                )
                self._etree.SubElement(cell, cell.tag.rsplit("}", 1)[0] + "}v").text = shown

    def _cell_value(self, cell: Element) -> Any:
        if cell.get("t") in ("s", "inlineStr"):
            return self._cell_text(cell) or None
        value = next((one.text for one in cell if local_name(one) == "v"), None)
        if value is None or cell.get("t") in ("str", "e", "b"):
            return value
        number = float(value)
        return int(number) if number.is_integer() else number

    def _wrapping(self) -> frozenset[int]:
        """The styles of cells whose text goes on in a further line."""
        if self._book.styles is None:
            return frozenset()
        formats = next((one for one in self._parse(self._book.styles) if local_name(one) == "cellXfs"), ())
        return frozenset(
            number
            for number, one in enumerate(formats)
            if any(
                local_name(inner) == "alignment" and inner.get("wrapText") in ("1", "true") for inner in one
            )
        )

    def _around(self, sheet: _Sheet) -> dict[str, bytes | None]:
        """Drawings, comments and tables of a sheet."""
        changes: dict[str, bytes | None] = {}
        growth = sheet.growth
        for one in Relationships(self._package, sheet.part).all:
            kind = one.type.rsplit("/", 1)[-1]
            if one.target not in self._package.names:
                continue
            if kind == "drawing":
                root = self._parse(one.target)
                for row in root.iter():
                    if isinstance(row.tag, str) and local_name(row) == "row":
                        end = local_name(row.getparent()) == "to"
                        old = int(row.text or "0") + 1
                        row.text = str((growth.last(old) if end else growth.first(old)) - 1)
                changes[one.target] = self._text(root)
            elif kind in ("comments", "table"):
                root = self._parse(one.target)
                for element in root.iter():
                    if isinstance(element.tag, str) and element.get("ref"):
                        element.set("ref", moved_ranges(str(element.get("ref")), growth))
                changes[one.target] = self._text(root)
            elif kind == "vmlDrawing":
                changes[one.target] = _moved_notes(self._package.read(one.target), growth)
        return changes

    def _chart(self, part: str, growths: Growths) -> bytes:
        """A chart's ranges; what it remembers of the values is left out, so that it is drawn from the cells."""
        root = self._parse(part)
        for element in list(root.iter()):
            if not isinstance(element.tag, str):
                continue
            if local_name(element) == "f" and element.text:
                element.text = moved(element.text, "", growths)
            elif local_name(element) in ("numCache", "strCache", "multiLvlStrCache"):
                element.getparent().remove(element)
        return self._text(root)

    def _workbook(self, growths: Growths) -> dict[str, bytes | None]:
        """Names and print areas; the whole is calculated when it is opened."""
        book = self._book
        root = self._etree.fromstring(book.xml)
        calculation = None
        for element in root.iter():
            if isinstance(element.tag, str) and local_name(element) == "definedName" and element.text:
                element.text = moved(element.text, "", growths)
            if isinstance(element.tag, str) and local_name(element) == "calcPr":
                calculation = element
        if calculation is not None:
            calculation.set("fullCalcOnLoad", "1")
        book.xml = self._text(root)
        out: dict[str, bytes | None] = {}
        chain = book.relationships.target("calcChain")
        if chain is not None:
            book.relationships.remove(chain)
            book.types.remove(chain)
            out[chain] = None
        return out | book.changes()


#: Carries the loop of a formula from the filling of rows to the moving of references; gone afterwards.
_TURN = "xltools-turn"


def _turn_of(formula: Element, growth: Growth) -> tuple[Loop, int] | None:
    told = formula.attrib.pop(_TURN, None)
    if told is None:
        return None
    first, last, number = (int(one) for one in str(told).split(","))
    return next(one for one in growth.loops if (one.first, one.last) == (first, last)), number


def _numbered(data: Element) -> dict[int, Element]:
    """Row number → row; rows and cells that do not state their place get it."""
    rows: dict[int, Element] = {}
    number = 0
    for row in data:
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        rows[number] = row
        column = 0
        for cell in row:
            stated = re.match(r"[A-Z]+", str(cell.get("r") or ""))
            column = column_number(stated[0]) if stated else column + 1
            cell.set("r", f"{column_letter(column)}{number}")
    return rows


def _masters(rows: Mapping[int, Element]) -> dict[str, tuple[str, str]]:
    """Number of a shared formula → its text and the cell that states it."""
    return {
        str(one.get("si")): (str(one.text), str(cell.get("r")))
        for row in rows.values()
        for cell in row
        for one in cell
        if local_name(one) == "f" and one.get("t") == "shared" and one.text
    }


def _set(cell: Element, value: Any) -> None:
    """Put a value into a cell, whose style stays."""
    from lxml import etree

    name = cell.tag.rsplit("}", 1)[0] + "}"
    for one in list(cell):
        cell.remove(one)
    cell.attrib.pop("t", None)
    if value is None or value == "":
        return
    if isinstance(value, datetime | date):
        value = excel_day(value)
    if isinstance(value, int | float) and not isinstance(value, bool):
        etree.SubElement(cell, f"{name}v").text = repr(value)
        return
    cell.set("t", "inlineStr")
    text = etree.SubElement(etree.SubElement(cell, f"{name}is"), f"{name}t")
    text.text = excel_text(str(value))
    text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")


def _moved_notes(xml: bytes, growth: Growth) -> bytes:
    """The rows at which notes and buttons stand (counted from 0)."""

    def row(match: re.Match[bytes]) -> bytes:
        return match[1] + str(growth.first(int(match[2]) + 1) - 1).encode()

    def anchor(match: re.Match[bytes]) -> bytes:
        numbers = [int(one) for one in match[2].split(b",")]
        shift = growth.first(numbers[2] + 1) - 1 - numbers[2]
        numbers[2] += shift
        numbers[6] += shift
        return match[1] + ", ".join(map(str, numbers)).encode()

    xml = re.sub(rb"(<x:Row>\s*)(\d+)", row, xml)
    return re.sub(rb"(<x:Anchor>\s*)(\d+(?:\s*,\s*\d+){7})", anchor, xml)
