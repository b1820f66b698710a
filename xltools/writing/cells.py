"""The cells of a sheet part: style numbers read and changed, values put in; nothing else in the part is touched."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping
from datetime import date, datetime
from functools import cache, partial
from typing import Any, NamedTuple

from xltools.model.address import column_letter, column_number
from xltools.writing.parts import escaped

_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
_ROW_NUMBER = re.compile(rb'\sr="(\d+)"')
_CELL_COLUMN = re.compile(rb'\sr="([A-Z]+)\d+"')
_STYLE = re.compile(rb'\ss="(\d+)"')
_DATE_BASE = date(1899, 12, 30)


def excel_day(value: date) -> int:
    """A day as Excel counts it, which believes that 1900 had a 29 February; the time of day is left out."""
    day = value.date() if isinstance(value, datetime) else value
    whole = (day - _DATE_BASE).days
    return whole - (whole <= 60)


@cache
def _letter(column: int) -> bytes:
    return column_letter(column).encode()


@cache
def _start(prefix: bytes, column: int) -> bytes:
    """A cell's tag as far as the row's number."""
    return b'<%sc r="%s' % (prefix, _letter(column))


class CellEdit(NamedTuple):
    """What happens to one cell: a new style made from its old one (`like_column`: from that of this column in the same row),
    and a value where it is not None."""

    restyle: Callable[[int], int]
    value: Any = None
    like_column: int | None = None


#: Row → column → what is to be done there.
CellEdits = Mapping[int, Mapping[int, CellEdit]]


def _models(edits: Mapping[int, CellEdit]) -> set[int]:
    """The columns of which cells of one row are to look like."""
    return {edit.like_column for edit in edits.values() if edit.like_column is not None}


#: So many cells' contents are kept for cells that hold the same.
_CONTENTS_KEPT = 100_000


def _style_of(attributes: bytes) -> int:
    style = _STYLE.search(attributes)
    return int(style[1]) if style else 0


class SheetXml:
    """One worksheet part as bytes, or some rows of one (`of_rows`)."""

    def __init__(self, xml: bytes) -> None:
        match = re.search(rb"<(" + _PREFIX + rb")worksheet\b", xml)
        if match is None:
            raise ValueError("not a worksheet part")
        self.xml = xml
        self.prefix = match[1]
        self._row = re.compile(rb"<" + self.prefix + rb"row\b([^>]*?)(/?)>")
        name = self.prefix + rb"c"
        self._cell = re.compile(rb"<" + name + rb"\b([^>]*?)(?:(/)>|>(.*?)</" + name + rb">)", re.DOTALL)
        self._any_cell = re.compile(rb"<" + name + rb"[\s/>]")
        self._column_styles: dict[int, int] | None = None
        self._row_end = b"</" + self.prefix + b"row>"
        #: The number of the row before the first one here.
        self._before = 0
        #: What stands behind the row's number in a cell's tag, by style and value.
        self._contents: dict[tuple[int, type, Any], bytes] = {}

    @classmethod
    def of_rows(cls, frame: SheetXml, rows: bytes, before: int) -> SheetXml:
        """Some rows of a sheet, `before` being the number of the row above them; columns look as in `frame`."""
        start, end = frame._wrapping()
        one = cls(start + rows + end)
        one._before = before
        frame._column_style(0)
        one._column_styles = frame._column_styles
        one._contents = frame._contents
        return one

    def _wrapping(self) -> tuple[bytes, bytes]:
        px = self.prefix
        return b"<%sworksheet><%ssheetData>" % (px, px), b"</%ssheetData></%sworksheet>" % (px, px)

    def rows_alone(self) -> bytes:
        """The rows of a sheet made by `of_rows`."""
        start, end = self._wrapping()
        return self.xml[len(start) : -len(end)]

    def around(self) -> tuple[bytes, bytes]:
        """What stands before the rows, their opening tag included, and what stands behind them."""
        start, end = self._data()
        return self.xml[:start], self.xml[end:]

    def last_row(self) -> int:
        """The number of the last row, that of the row before when there is none."""
        at = self.xml.rfind(b"<" + self.prefix + b"row")
        stated = _ROW_NUMBER.search(self.xml[at : self.xml.find(b">", at)]) if at >= 0 else None
        if stated is not None:
            return int(stated[1])
        return max((number for number, _, _ in self._rows()), default=self._before)

    def _data(self) -> tuple[int, int]:
        """Where the rows begin and end; an empty <sheetData/> is opened first."""
        opening = re.search(rb"<" + self.prefix + rb"sheetData\b[^>]*?(/?)>", self.xml)
        if opening is None:
            raise ValueError("worksheet part without sheetData")
        if opening[1]:
            opened = b"<" + self.prefix + b"sheetData></" + self.prefix + b"sheetData>"
            self.xml = self.xml[: opening.start()] + opened + self.xml[opening.end() :]
            return self._data()
        return opening.end(), self.xml.index(b"</" + self.prefix + b"sheetData>", opening.end())

    def _rows(self) -> Iterator[tuple[int, re.Match[bytes], int]]:
        """Row number, its opening tag, and where its contents end (= the tag's end for an empty row)."""
        start, end = self._data()
        number = self._before
        for match in self._row.finditer(self.xml, start, end):
            stated = _ROW_NUMBER.search(match[1])
            number = int(stated[1]) if stated else number + 1
            yield number, match, match.end() if match[2] else self.xml.index(self._row_end, match.end())

    def _found(self, numbers: Collection[int]) -> Iterable[tuple[int, re.Match[bytes], int]]:
        """The rows of these numbers, in order, looked up at once where all are there and state their number; else all rows."""
        at, end = self._data()
        found = []
        for number in sorted(numbers):
            at = self.xml.find(b'<%srow r="%d"' % (self.prefix, number), at, end)
            match = self._row.match(self.xml, at) if at >= 0 else None
            if match is None:
                return self._rows()
            at = match.end()
            found.append((number, match, at if match[2] else self.xml.index(self._row_end, at)))
        return found

    def styles(self, cells: Mapping[int, Collection[int]]) -> dict[tuple[int, int], int]:
        """(row, column) → style number of these cells; cells that are not stored have their row's or column's."""
        found = {
            (number, column): style
            for number, match, end in self._found(cells)
            if number in cells
            for column, style in self._styles_in(number, match, end, cells[number]).items()
        }
        return {
            (row, column): found.get((row, column), self._column_style(column))
            for row, columns in cells.items()
            for column in columns
        }

    def _styles_in(
        self, row: int, match: re.Match[bytes], end: int, columns: Iterable[int]
    ) -> dict[int, int]:
        """Column → style number of some cells of one row."""
        tags = {column: self._tag_of(row, column, match.end(), end) for column in columns}
        if None in tags.values():
            stored = {column: tag[1] for column, tag, _ in self._cells(match.end(), end)}
            tags = {column: stored.get(column) for column in tags}
        return {
            column: self._default_style(match[1], column) if tag is None else _style_of(tag)
            for column, tag in tags.items()
        }

    def _tag_of(self, row: int, column: int, start: int, end: int) -> bytes | None:
        """The opening tag of a cell that states its place, without reading the cells before it; None if it is not found."""
        place = self.xml.find(b' r="%s%d"' % (_letter(column), row), start, end)
        if place < 0:
            return None
        opening = self.xml.rfind(b"<", start, place)
        tag = self.xml[opening : self.xml.find(b">", place) + 1]
        head = b"<" + self.prefix + b"c"
        inside = tag.startswith(head) and tag[len(head) : len(head) + 1].isspace() and tag.count(b">") == 1
        return tag if inside else None  # else the words stand in a text

    def _last_column(self, start: int, end: int) -> int | None:
        """The column that a row's last cell states; None where it states none or the row has no cell."""
        opening = self.xml.rfind(b"<" + self.prefix + b"c ", start, end)
        if opening < 0 or self._any_cell.search(self.xml, opening + 1, end):  # one is written in another way
            return None
        stated = _CELL_COLUMN.search(self.xml[opening : self.xml.find(b">", opening)])
        return column_number(stated[1].decode()) if stated else None

    def _default_style(self, row_attributes: bytes, column: int) -> int:
        style = _STYLE.search(row_attributes)
        if style is not None and b'customFormat="' in row_attributes:
            return int(style[1])
        return self._column_style(column)

    def _column_style(self, column: int) -> int:
        if self._column_styles is None:
            self._column_styles = self._read_column_styles()
        return self._column_styles.get(column, 0)

    def _read_column_styles(self) -> dict[int, int]:
        """Column → style number of the columns that have one."""
        styles: dict[int, int] = {}
        head = self.xml[: self.xml.find(b"sheetData")]
        for match in re.finditer(rb"<" + self.prefix + rb"col\b([^>]*)>", head):
            attributes = dict(re.findall(rb'(\w+)="([^"]*)"', match[1]))
            if b"style" in attributes:
                first, last = int(attributes[b"min"]), int(attributes[b"max"])
                styles |= dict.fromkeys(range(first, last + 1), int(attributes[b"style"]))
        return styles

    def _cells(self, start: int, end: int) -> Iterator[tuple[int, re.Match[bytes], int]]:
        """Column, opening tag (attributes, slash of an empty cell) and end of each stored cell of a row."""
        column = 0
        for match in self._cell.finditer(self.xml, start, end):
            stated = _CELL_COLUMN.search(match[1])
            column = column_number(stated[1].decode()) if stated else column + 1
            yield column, match, match.end()

    def cells_of(self, styles: set[int]) -> dict[tuple[int, int], int]:
        """The stored cells that have one of these styles: (row, column) → style."""
        if not any(b's="%d"' % one in self.xml for one in styles):
            return {}
        found = {}
        for number, match, end in self._rows():
            for column, tag, _ in self._cells(match.end(), end) if not match[2] else ():
                style = _STYLE.search(tag[1])
                if style is not None and int(style[1]) in styles:
                    found[number, column] = int(style[1])
        return found

    def edit(self, edits: CellEdits) -> None:
        """Apply all edits; rows and cells that are not stored are put in, in order."""
        pending = sorted(edits, reverse=True)
        pieces: list[bytes] = []
        done = 0
        _, data_end = self._data()
        for number, match, end in self._found(edits):
            while pending and pending[-1] < number:
                row = pending.pop()
                pieces += [self.xml[done : match.start()], self._new_row(row, edits[row])]
                done = match.start()
            if pending and pending[-1] == number:
                pending.pop()
                contents = self._edited(match, end, number, edits[number])
                opening = b"<" + self.prefix + b"row" + match[1].rstrip() + b">"
                pieces += [self.xml[done : match.start()], opening, contents, self._row_end]
                done = match.end() if match[2] else end + len(self._row_end)
            if not pending:
                break
        rest = b"".join(self._new_row(row, edits[row]) for row in reversed(pending))
        pieces += [self.xml[done : max(done, data_end)], rest, self.xml[max(done, data_end) :]]
        self.xml = b"".join(pieces)

    def _edited(self, match: re.Match[bytes], end: int, row: int, edits: Mapping[int, CellEdit]) -> bytes:
        styles = self._styles_in(row, match, end, _models(edits))
        new = partial(self._new_cells, row, edits, styles, match[1])
        left = sorted(edits)
        last = None if match[2] else self._last_column(match.end(), end)
        if last is not None and last < left[0]:  # new columns at the right: what is there stays as it is
            return self.xml[match.end() : end] + new(left)
        pieces: list[bytes] = []
        done = match.end()
        for column, tag, cell_end in self._cells(match.end(), end) if not match[2] else ():
            while left and left[0] < column:
                pieces += [self.xml[done : tag.start()], new([left.pop(0)])]
                done = tag.start()
            if left and left[0] == column:
                left.pop(0)
                pieces += [
                    self.xml[done : tag.start()],
                    self._changed(tag, row, column, edits[column], styles),
                ]
                done = cell_end
        pieces += [self.xml[done:end] if not match[2] else b"", new(left)]
        return b"".join(pieces)

    def _changed(
        self, tag: re.Match[bytes], row: int, column: int, edit: CellEdit, styles: Mapping[int, int]
    ) -> bytes:
        like = edit.like_column
        new = edit.restyle(_style_of(tag[1]) if like is None else styles[like])
        if edit.value is not None:
            return self._cell_xml(row, column, new, edit.value)
        head = b"<" + self.prefix + b"c" + _STYLE.sub(b"", tag[1]) + b' s="%d"' % new
        return head + (b"/>" if tag[2] else b">" + tag[3] + b"</" + self.prefix + b"c>")

    def _new_row(self, row: int, edits: Mapping[int, CellEdit]) -> bytes:
        styles = {column: self._column_style(column) for column in _models(edits)}
        cells = self._new_cells(row, edits, styles, b"", sorted(edits))
        return b'<%srow r="%d">' % (self.prefix, row) + cells + self._row_end

    def _new_cells(
        self,
        row: int,
        edits: Mapping[int, CellEdit],
        styles: Mapping[int, int],
        row_attributes: bytes,
        columns: Iterable[int],
    ) -> bytes:
        """The cells of these columns, one after the other. `styles`: of the columns that edits are to look like."""
        number = b"%d" % row
        pieces: list[bytes] = []
        for column in columns:
            restyle, value, like = edits[column]
            old = self._default_style(row_attributes, column) if like is None else styles[like]
            key = restyle(old), type(value), value
            pieces += _start(self.prefix, column), number, self._contents.get(key) or self._keep(key)
        return b"".join(pieces)

    def _cell_xml(self, row: int, column: int, style: int, value: Any) -> bytes:
        return _start(self.prefix, column) + b"%d" % row + self._keep((style, type(value), value))

    def _keep(self, key: tuple[int, type, Any]) -> bytes:
        """What stands behind the row's number in a cell's tag, by style and value."""
        if len(self._contents) >= _CONTENTS_KEPT:
            self._contents.clear()
        if key not in self._contents:
            self._contents[key] = self._contents_of(key[0], key[2])
        return self._contents[key]

    def _contents_of(self, style: int, value: Any) -> bytes:
        px = self.prefix
        head = b'" s="%d"' % style
        if value is None:
            return head + b"/>"
        if isinstance(value, datetime | date):
            value = excel_day(value)
        if isinstance(value, int | float) and not isinstance(value, bool):
            return head + b"><%sv>%s</%sv></%sc>" % (px, repr(value).encode(), px, px)
        text = escaped(str(value))
        return head + b' t="inlineStr"><%sis><%st xml:space="preserve">%s</%st></%sis></%sc>' % (
            px,
            px,
            text,
            px,
            px,
            px,
        )

    def widen(self, last_column: int, last_row: int) -> None:
        """Let <dimension> cover a cell that was put in."""
        match = re.search(
            rb"<" + self.prefix + rb'dimension\s+ref="([A-Z]+)(\d+)(?::([A-Z]+)(\d+))?"', self.xml
        )
        if match is None:
            return
        column = max(column_number((match[3] or match[1]).decode()), last_column)
        row = max(int(match[4] or match[2]), last_row)
        ref = b'%s%s:%s%d"' % (match[1], match[2], column_letter(column).encode(), row)
        start = match.start(1)
        self.xml = self.xml[:start] + ref + self.xml[match.end() :]

    def set_width(self, columns: set[int], width: float) -> None:
        """Give columns that have no width of their own one."""
        head = self.xml[: self.xml.find(b"sheetData")]
        pattern = rb"<" + self.prefix + rb'col\b[^>]*?\smin="(\d+)"[^>]*?\smax="(\d+)"'
        taken = [(int(match[1]), int(match[2])) for match in re.finditer(pattern, head)]
        free = sorted(one for one in columns if not any(first <= one <= last for first, last in taken))
        if not free or (taken and max(last for _, last in taken) > free[0]):
            return
        lines = b"".join(
            b'<%scol min="%d" max="%d" width="%.2f" customWidth="1"/>' % (self.prefix, one, one, width)
            for one in free
        )
        end = b"</%scols>" % self.prefix
        if end in head:
            self.xml = self.xml.replace(end, lines + end, 1)
        else:
            start = b"<%ssheetData" % self.prefix
            self.xml = self.xml.replace(
                start, b"<%scols>%s</%scols>" % (self.prefix, lines, self.prefix) + start, 1
            )

    def add_after_data(self, element: bytes, before: frozenset[bytes]) -> None:
        """Put an element after the rows, before the first element of `before` (local names) at the same depth."""
        _, end = self._data()
        tags = re.compile(rb"<(/?)([\w.:-]+)(?:\s[^>]*?)?(/?)>|<!--.*?-->", re.DOTALL)
        at = self.xml.index(b">", end) + 1
        depth = 0
        for match in tags.finditer(self.xml, at):
            if match[2] is None:
                continue
            if match[1]:
                if depth == 0:
                    self.xml = self.xml[: match.start()] + element + self.xml[match.start() :]
                    return
                depth -= 1
                continue
            if depth == 0 and match[2].rsplit(b":", 1)[-1] in before:
                self.xml = self.xml[: match.start()] + element + self.xml[match.start() :]
                return
            if not match[3]:
                depth += 1
        raise ValueError("worksheet part without an end")
