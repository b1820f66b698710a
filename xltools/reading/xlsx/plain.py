"""Sheets of workbooks that are written as most programs do, read many cells at once.

A library's cell-by-cell way and a second pass for what it drops took most of the time of reading a large ledger; here
both are one. What comes out is what that library gives, cell by cell (tests/reading/test_plain.py). A
workbook that is written in another way is NotPlain and goes the longer way.
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from datetime import date, datetime, time, timedelta
from functools import cache
from typing import Any

import numpy as np
import numpy.typing as npt

from xltools.model.address import parse_cell
from xltools.reading.limits import check_grid
from xltools.reading.sheet import RawSheet
from xltools.reading.xlsx.formats import DAY, PLAIN, formats_of
from xltools.reading.xlsx.package import Package, SheetPart
from xltools.reading.xlsx.sidecar import hidden_columns, hidden_rows
from xltools.reading.xlsx.tags import (
    BOOLEAN,
    ERROR,
    INLINE,
    NUMBER,
    SHARED,
    Flags,
    Ints,
    NotPlain,
    Tags,
    Xml,
    read_tags,
)
from xltools.reading.xlsx.texts import decoded, plain_text, runs, shared_texts

Objects = npt.NDArray[np.object_]

_NO_SHEET = frozenset({"chartsheet", "dialogsheet", "xlMacrosheet", "xlIntlMacrosheet"})
_UTF_8 = re.compile(
    rb"""^\s*(?:<\?xml [^>]*?encoding=["'](?i:utf-8)["'][^>]*>|<\?xml (?![^>]*encoding)[^>]*>)?\s*<"""
)
_MERGED = re.compile(rb'<mergeCell\s[^>]*?ref="([^"]*)"')
_NUMBER = re.compile(rb"[-+]?[0-9]+(?:\.[0-9]*)?(?:[eE][-+]?[0-9]+)?")
_BEFORE_1904 = datetime(1899, 12, 30)
_DAY_MS = 86_400_000
#: From here on serial numbers and days agree (Excel believes in a 29 February 1900), and after that no day is.
_FIRST_SURE, _NO_DAY = 61, 2_958_466
#: Whole numbers and days below this are made once.
_COMMON = 1 << 16


def read_plain(package: Package) -> list[RawSheet]:
    """All sheets with cells.

    Raises NotPlain, and CannotOpen for a sheet that is too large.
    """
    if not package.sheets or package.from_1904:
        raise NotPlain
    parts = [one for one in package.sheets if one.kind not in _NO_SHEET]
    if any(one.kind != "worksheet" or one.part not in package for one in parts):
        raise NotPlain
    texts = _shared(package)
    formats = _formats(package)
    return [_Reader(package, one, texts, formats).sheet for one in parts]


def _shared(package: Package) -> Objects:
    found: list[str] = []
    if package.shared_texts in package:
        found = shared_texts(package.pieces(package.shared_texts, b"si"))
    texts = np.empty(len(found), object)
    texts[:] = found
    return texts


def _formats(package: Package) -> Ints:
    if package.styles not in package:
        return np.array([PLAIN], np.int64)
    try:
        return formats_of(package.read(package.styles))
    except (ElementTree.ParseError, ValueError):
        raise NotPlain from None


class _Reader:
    """One sheet's part, some rows at a time: `sheet`."""

    def __init__(self, package: Package, part: SheetPart, texts: Objects, formats: Ints) -> None:
        self.sheet = RawSheet(part.name, [], hidden=part.hidden)
        self._texts, self._formats = texts, formats
        self._known: dict[str, str] = {}
        self._width = 0
        tail = b""
        place = "before"
        for piece in package.pieces(part.part, b"row"):
            if b"<!" in piece:
                raise NotPlain
            if place == "before":
                piece = self._begin(piece)
                place = "rows"
            if place == "rows":
                rows, end, piece = piece.partition(b"</sheetData>")
                if rows.strip():
                    self._take(rows)
                place = "after" if end else place
            if place == "after":
                tail += piece
        if place != "after":
            raise NotPlain
        self._finish(tail)

    def _begin(self, piece: bytes) -> bytes:
        """What stands before the rows; gives back the rest, which begins with them."""
        head, tag, rest = piece.partition(b"<sheetData")
        if not tag or b"<worksheet" not in head or not _UTF_8.match(head):
            raise NotPlain
        self.sheet.hidden_columns = hidden_columns(head)
        if rest.lstrip().startswith(b"/>"):
            return b"</sheetData>" + rest.lstrip()[2:]
        if not rest.startswith(b">"):
            raise NotPlain
        return rest[1:]

    def _take(self, xml: bytes) -> None:
        data = Xml(xml)
        tags = read_tags(data)
        if b"hidden=" in xml:
            self.sheet.hidden_rows |= hidden_rows(xml)
        if len(tags.rows) and len(self.sheet.rows) >= tags.rows[0]:
            raise NotPlain
        full = tags.end > tags.start
        for at in np.flatnonzero(tags.formula & ~full & (tags.kind != INLINE)):
            self.sheet.uncalculated.add((int(tags.row[at]), int(tags.column[at])))
        if full.any():
            self._fill(tags, full, self._values(xml, data, tags, full))

    def _fill(self, tags: Tags, full: Flags, values: Objects) -> None:
        row, column = tags.row[full], tags.column[full]
        wide = int(column.max())
        self._width = max(self._width, wide)
        check_grid(self.sheet.name, int(row[-1]), self._width)
        numbers, position = np.unique(row, return_inverse=True)
        grid = np.full((len(numbers), wide), "", object)
        grid[position, column - 1] = values
        rows = self.sheet.rows
        for number, cells in zip(numbers.tolist(), grid.tolist(), strict=True):
            while len(rows) < number - 1:
                rows.append([])
            rows.append(cells)

    def _values(self, xml: bytes, data: Xml, tags: Tags, full: Flags) -> Objects:
        """What the cells hold that hold something, in order."""
        kind, start, end = tags.kind[full], tags.start[full], tags.end[full]
        values = np.empty(len(kind), object)
        for one in np.unique(kind):
            here = kind == one
            first, last = start[here], end[here]
            if one == SHARED:
                values[here] = self._from_table(data, first, last)
            elif one == NUMBER:
                values[here] = self._numbers(xml, data, first, last, tags.style[full][here])
            elif one == BOOLEAN:
                values[here] = _booleans(data, first, last)
            elif one == ERROR:
                places = zip(tags.row[full][here].tolist(), tags.column[full][here].tolist(), strict=True)
                self._errors(
                    list(places), [xml[a:b] for a, b in zip(first.tolist(), last.tolist(), strict=True)]
                )
                values[here] = ""
            elif one == INLINE:
                values[here] = self._inline_texts(xml, tags)
            else:
                values[here] = self._own_texts(xml, first, last)
        return values

    def _from_table(self, data: Xml, start: Ints, end: Ints) -> Objects:
        numbers, fits = data.numbers(start, end - start)
        if not fits.all() or numbers.max() >= len(self._texts):
            raise NotPlain
        found: Objects = self._texts[numbers]
        return found

    def _inline_texts(self, xml: bytes, tags: Tags) -> Objects:
        """The texts of the cells that hold theirs themselves, without the empty ones."""
        there = (tags.kind == INLINE) & (tags.start > 0)
        texts = self._kept(runs(decoded(xml)))
        if len(texts) != there.sum():
            raise NotPlain
        found: Objects = texts[(tags.end > tags.start)[there]]
        return found

    def _own_texts(self, xml: bytes, start: Ints, end: Ints) -> Objects:
        """The results of formulas that are texts."""
        places = zip(start.tolist(), end.tolist(), strict=True)
        return self._kept([plain_text(decoded(xml[first:last])) for first, last in places])

    def _kept(self, texts: list[str]) -> Objects:
        """Of equal texts one is kept."""
        same = self._known.setdefault
        out = np.empty(len(texts), object)
        out[:] = [same(text, text) for text in texts]
        return out

    def _numbers(self, xml: bytes, data: Xml, start: Ints, end: Ints, style: Ints) -> Objects:
        if style.max() >= len(self._formats):
            raise NotPlain
        formats = self._formats[style]
        whole, fits = data.numbers(start, end - start)
        out = np.empty(len(start), object)
        common = fits & (whole < _COMMON)
        plain = common & (formats == PLAIN)
        out[plain] = _common_numbers()[whole[plain]]
        days = common & (formats == DAY) & (whole >= _FIRST_SURE)
        out[days] = _common_days()[whole[days]]
        rest = np.flatnonzero(~(plain | days))
        for at, first, last in zip(rest.tolist(), start[rest].tolist(), end[rest].tolist(), strict=True):
            text = xml[first:last]
            if not _NUMBER.fullmatch(text):
                raise NotPlain
            number = float(text)
            out[at] = number if formats[at] == PLAIN else _moment(number, int(formats[at]))
        return out

    def _errors(self, places: list[tuple[int, int]], texts: list[bytes]) -> None:
        if not all(text.startswith(b"#") for text in texts):
            raise NotPlain
        self.sheet.errors.update(zip(places, map(plain_text, map(decoded, texts)), strict=True))

    def _finish(self, tail: bytes) -> None:
        sheet = self.sheet
        for match in _MERGED.finditer(tail):
            first, _, last = match[1].decode().partition(":")
            try:
                sheet.merged.append((*parse_cell(first), *parse_cell(last or first)))
            except ValueError:
                raise NotPlain from None
        for row in sheet.rows:
            row.extend([""] * (self._width - len(row)))
        while sheet.rows and not any(cell != "" for cell in sheet.rows[-1]):
            sheet.rows.pop()
        sheet.reach(sheet.errors)


def _booleans(data: Xml, start: Ints, end: Ints) -> Objects:
    numbers, fits = data.numbers(start, end - start)
    if not fits.all() or numbers.max() > 1:
        raise NotPlain
    return np.array([False, True], object)[numbers]


@cache
def _common_numbers() -> Objects:
    return np.arange(_COMMON, dtype=np.float64).astype(object)


@cache
def _common_days() -> Objects:
    first = _BEFORE_1904.toordinal()
    days = np.empty(_COMMON, object)
    days[:] = [date.fromordinal(first + number) for number in range(_COMMON)]
    return days


def _moment(number: float, what: int) -> Any:
    """The day, or the day and the time, of a serial number."""
    if what != DAY or not (_FIRST_SURE <= number < _NO_DAY or 0 <= number < 1):
        raise NotPlain
    moment = _BEFORE_1904 + timedelta(milliseconds=round(number * _DAY_MS))
    if number < 1:
        if moment.date() != _BEFORE_1904.date():
            raise NotPlain
        return time(moment.hour, moment.minute, moment.second, moment.microsecond)
    return moment if number % 1 else moment.date()
