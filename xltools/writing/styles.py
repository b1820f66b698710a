"""The styles part: cell formats cloned with another fill, and formats of our own sheet appended."""

from __future__ import annotations

import re

from xltools.model.finding import Severity
from xltools.writing.formats import FILLS
from xltools.writing.parts import MAIN

_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
_CHILD = {
    b"fonts": b"font",
    b"fills": b"fill",
    b"borders": b"border",
    b"cellXfs": b"xf",
    b"numFmts": b"numFmt",
}

_EMPTY = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<styleSheet xmlns="{ns}">'
    '<fonts count="1"><font><sz val="11"/><name val="宋体"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/></cellXfs>'
    '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>'
)


_SOLID = b'<fill><patternFill patternType="solid"><fgColor %s/><bgColor %s/></patternFill></fill>'
_NOTHING_UNDER = b'indexed="64"'
_FILL_ID = re.compile(rb'\sfillId="(\d+)"')
_COLOUR = rb"<" + _PREFIX + rb"%s\b([^>]*?)\s*/>"


def _solid(fill: bytes) -> tuple[bytes, bytes] | None:
    """Colour and colour below of a solid fill, as their attributes; None for another fill."""
    if b'patternType="solid"' not in fill:
        return None
    colour, under = (re.search(_COLOUR.replace(b"%s", name), fill) for name in (b"fgColor", b"bgColor"))
    if colour is None:
        return None
    return colour[1].strip(), under[1].strip() if under else _NOTHING_UNDER


def _is_mark(colours: tuple[bytes, bytes]) -> bool:
    return colours[0].upper() in _MARKS


_MARKS = {b'RGB="FF%s"' % colour.lstrip("#").encode() for colour in FILLS.values()}


def _but_fill(element: bytes) -> bytes:
    """A cell format without its fill, its attributes in order."""
    head, _, rest = element.partition(b">")
    attributes = sorted(re.findall(rb'[\w:]+="[^"]*"', head))
    kept = [one for one in attributes if not one.startswith((b"fillId=", b"applyFill="))]
    return b" ".join(kept) + rest


class Styles:
    """Adds to a styles part; nothing that is there changes its number."""

    def __init__(self, xml: bytes | None, *, strict: bool = False) -> None:
        self._as_it_was = xml if xml is not None else _EMPTY.format(ns=MAIN[strict]).encode()
        self._sections: dict[bytes, list[bytes]] = {}
        self._numbers: dict[bytes, dict[bytes, int]] = {}
        self._added: dict[bytes, list[bytes]] = {}
        #: Colours of solid fills → number of the first such, of as many fills as were looked at.
        self._solids: dict[tuple[bytes, bytes] | None, int] = {}
        self._looked_at = 0
        match = re.search(rb"<(" + _PREFIX + rb")styleSheet\b", self._as_it_was)
        self._prefix = match[1] if match else b""
        self._cloned: dict[tuple[int, int], int] = {}
        self._fills: dict[tuple[str, bytes], int] = {}
        self._renumbered: dict[tuple[int, int], int] = {}
        for section in (b"fonts", b"fills", b"borders", b"cellXfs"):
            self._section(section)

    @property
    def xml(self) -> bytes:
        """The part with what was added."""
        xml = self._as_it_was
        places = {name: self._section(name) for name in self._added}
        for name, (first, start, end) in sorted(places.items(), key=lambda one: -one[1][0]):
            count = b' count="%d">' % len(self._sections[name])
            opening = re.sub(rb'\scount="\d+"', b"", xml[first:start])[:-1] + count
            xml = b"".join((xml[:first], opening, xml[start:end], *self._added[name], xml[end:]))
        return xml

    def _section(self, name: bytes) -> tuple[int, int, int]:
        """Where a section stands in the part as it was: start of the opening tag, end of it, and start of the closing tag.

        Raises ValueError when the section is missing.
        """
        opening = re.search(rb"<" + self._prefix + name + rb"\b[^>]*?>", self._as_it_was)
        if opening is None or opening[0].endswith(b"/>"):
            raise ValueError(f"styles part without {name.decode()}")
        return (
            opening.start(),
            opening.end(),
            self._as_it_was.index(b"</" + self._prefix + name + b">", opening.end()),
        )

    def _children(self, name: bytes) -> list[bytes]:
        """The elements of a section, read once: a workbook may have thousands of formats, and as many are put in."""
        if name not in self._sections:
            _, start, end = self._section(name)
            tag = self._prefix + _CHILD[name]
            pattern = rb"<" + tag + rb"(?:\s[^>]*?)?/>|<" + tag + rb"(?:\s[^>]*?)?>.*?</" + tag + rb">"
            children = re.findall(pattern, self._as_it_was[start:end], re.DOTALL)
            self._sections[name] = children
            self._numbers[name] = {one: number for number, one in reversed(list(enumerate(children)))}
        return self._sections[name]

    def _append(self, name: bytes, element: bytes) -> int:
        """Put an element at the end of a section; returns its number."""
        return self._append_as_is(name, self._named(element))

    def _append_as_is(self, name: bytes, element: bytes) -> int:
        children = self._children(name)
        children.append(element)
        self._added.setdefault(name, []).append(element)
        self._numbers[name].setdefault(element, len(children) - 1)
        return len(children) - 1

    def _put(self, name: bytes, element: bytes) -> int:
        """The number of an element, which is put in where there is none that is equal."""
        self._children(name)
        number = self._numbers[name].get(element)
        return self._append_as_is(name, element) if number is None else number

    def _named(self, element: bytes) -> bytes:
        return re.sub(rb"<(/?)(?=[a-z])", rb"<\1" + self._prefix, element) if self._prefix else element

    def fill(self, colour: str, under: bytes = _NOTHING_UNDER) -> int:
        """The number of a solid fill, an equal one being used again.

        `under`: the attributes of the colour below, which a solid fill does not show. A mark keeps there the colour that
        the cell had, so that it can be taken off again wherever the cell has moved to.
        """
        if (colour, under) not in self._fills:
            element = _SOLID % (b'rgb="FF%s"' % colour.lstrip("#").encode(), under)
            self._fills[colour, under] = self._fill_number(element)
        return self._fills[colour, under]

    def _fill_number(self, element: bytes) -> int:
        wanted = _solid(element)
        fills = self._children(b"fills")
        for number, one in enumerate(fills[self._looked_at :], start=self._looked_at):
            self._solids.setdefault(_solid(one), number)
        self._looked_at = len(fills)
        if wanted not in self._solids:
            self._append(b"fills", element)
            return len(fills) - 1
        return self._solids[wanted]

    def marked(self, style: int, severity: Severity) -> int:
        """A clone of a cell format that differs in nothing but its fill; a mark that is there already is replaced."""
        key = (style, int(severity))
        if key not in self._cloned:
            fill = self.fill(FILLS[severity], self._under(style))
            formats = self._children(b"cellXfs")
            element = formats[style] if style < len(formats) else formats[0]
            self._cloned[key] = self._clone(element, fill)
        return self._cloned[key]

    def _under(self, style: int) -> bytes:
        """The colour that a mark on this style has to remember."""
        colours = self._colours(style)
        if colours is None:
            return _NOTHING_UNDER
        return colours[1] if _is_mark(colours) else colours[0]

    def _colours(self, style: int) -> tuple[bytes, bytes] | None:
        """Colour and colour below of a style's solid fill, None for another fill."""
        number = self.fill_of(style)
        fills = self._children(b"fills")
        return None if number is None or number >= len(fills) else _solid(fills[number])

    def marks(self) -> set[int]:
        """The styles that are marks."""
        colours = [_solid(one) for one in self._children(b"fills")]
        ours = {number for number, one in enumerate(colours) if one is not None and _is_mark(one)}
        return {
            style
            for style, element in enumerate(self._children(b"cellXfs"))
            if (match := _FILL_ID.search(element)) is not None and int(match[1]) in ours
        }

    def unmarked(self, style: int, *, trusted: bool = True) -> int:
        """The cell format that a marked one was before; without a colour where the one below cannot be `trusted`."""
        under = self._under(style) if trusted else _NOTHING_UNDER
        fill = 0 if under == _NOTHING_UNDER else self._fill_number(_SOLID % (under, _NOTHING_UNDER))
        formats = self._children(b"cellXfs")
        wanted = _but_fill(formats[style])
        for number, one in enumerate(formats):
            match = _FILL_ID.search(one)
            if _but_fill(one) == wanted and (int(match[1]) if match else 0) == fill:
                return number
        return self._clone(formats[style], fill)

    def _clone(self, element: bytes, fill: int) -> int:
        match = re.match(rb"<[^>]*?(?=/?>)", element)
        assert match is not None
        head = (
            re.sub(rb'\s(?:fillId|applyFill)="[^"]*"', b"", match[0]) + b' fillId="%d" applyFill="1"' % fill
        )
        clone = head + element[match.end() :]
        return self._put(b"cellXfs", clone)

    def with_number_format(self, style: int, code: int) -> int:
        """A clone of a cell format with another built-in number format (14: a date, 49: text)."""
        if (style, code) not in self._renumbered:
            self._renumbered[style, code] = self._renumber(style, code)
        return self._renumbered[style, code]

    def _renumber(self, style: int, code: int) -> int:
        formats = self._children(b"cellXfs")
        element = formats[style] if style < len(formats) else formats[0]
        match = re.match(rb"<[^>]*?(?=/?>)", element)
        assert match is not None
        head = (
            re.sub(rb'\s(?:numFmtId|applyNumberFormat)="[^"]*"', b"", match[0])
            + b' numFmtId="%d" applyNumberFormat="1"' % code
        )
        clone = head + element[match.end() :]
        return self._put(b"cellXfs", clone)

    def own(self, *, font: bytes, fill: str | None = None, border: bool = False, align: bytes = b"") -> int:
        """A cell format for our own sheet."""
        fonts = self._children(b"fonts")
        named = self._named(font)
        font_number = fonts.index(named) if named in fonts else self._append(b"fonts", font)
        fill_number = self.fill(fill) if fill else 0
        border_number = self._thin() if border else 0
        element = self._named(
            b'<xf numFmtId="49" fontId="%d" fillId="%d" borderId="%d" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1" '
            b'applyBorder="1" applyAlignment="1"><alignment vertical="center"%s/></xf>'
            % (font_number, fill_number, border_number, align)
        )
        formats = self._children(b"cellXfs")
        return formats.index(element) if element in formats else self._append_as_is(b"cellXfs", element)

    def _thin(self) -> int:
        sides = b"".join(
            b'<%s style="thin"><color indexed="64"/></%s>' % (side, side)
            for side in (b"left", b"right", b"top", b"bottom")
        )
        element = b"<border>" + sides + b"<diagonal/></border>"
        borders = self._children(b"borders")
        named = self._named(element)
        return borders.index(named) if named in borders else self._append(b"borders", element)

    def fill_of(self, style: int) -> int | None:
        """The fill number of a cell format."""
        formats = self._children(b"cellXfs")
        match = re.search(rb'\sfillId="(\d+)"', formats[style]) if style < len(formats) else None
        return int(match[1]) if match else None
