"""Comments (notes) on cells: ours are put in and replaced, the county's own stay."""

from __future__ import annotations

import re
from collections.abc import Mapping

from xltools.model.address import column_letter, parse_cell
from xltools.writing.cells import SheetXml
from xltools.writing.package import Package
from xltools.writing.parts import MAIN, RELATION, Relationships, Workbook, escaped

AUTHOR = "xltools"
#: Excel draws one shape per comment; past this many on a sheet it becomes slow, and the problem list says the rest.
MOST = 5000

_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
#: What may stand after legacyDrawing in a worksheet (ECMA-376, CT_Worksheet).
_AFTER_LEGACY = frozenset(
    {
        b"legacyDrawingHF",
        b"drawingHF",
        b"picture",
        b"oleObjects",
        b"controls",
        b"webPublishItems",
        b"tableParts",
        b"extLst",
        b"AlternateContent",
    }
)
_VML_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_NEW_VML = (
    b'<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" '
    b'xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="%d"/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    b'<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    b'<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;visibility:hidden;width:260pt;height:{height}pt" '
    'fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/>'
    '<v:path o:connecttype="none"/><v:textbox/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/>'
    "<x:Anchor>{left}, 12, {top}, 4, {right}, 40, {bottom}, 6</x:Anchor><x:AutoFill>False</x:AutoFill>"
    "<x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)


def add_comments(
    package: Package,
    book: Workbook,
    part: str,
    sheet: SheetXml,
    texts: Mapping[tuple[int, int], str],
    changes: dict[str, bytes],
) -> int:
    """Put comments on cells of one sheet ((row, column) → text); returns how many were put in.

    A cell with a comment of the county's gets ours as a further paragraph; threaded comments are left alone. Changes
    go into `sheet` and `changes` (part → bytes).
    """
    relationships = Relationships(package, part)
    threaded = _threaded(package, relationships)
    wanted = {cell: text for cell, text in sorted(texts.items()) if cell not in threaded}
    kept = dict(list(wanted.items())[:MOST])
    if not kept:
        return 0
    number = _free_number(package, changes)
    fresh = _comments_part(package, book, relationships, part, kept, number, changes)
    _drawing_part(package, book, relationships, part, sheet, fresh, number, changes)
    if relationships.changed:
        changes[relationships.path] = relationships.xml
    return len(kept)


def _threaded(package: Package, relationships: Relationships) -> set[tuple[int, int]]:
    part = relationships.target("threadedComment")
    if part is None or part not in package.names:
        return set()
    return {parse_cell(ref.decode()) for ref in re.findall(rb'\sref="([A-Z]+\d+)"', package.read(part))}


def _free_number(package: Package, changes: Mapping[str, bytes]) -> int:
    names = package.names | set(changes)
    number = 1
    while {f"xl/comments{number}.xml", f"xl/drawings/vmlDrawing{number}.vml"} & names:
        number += 1
    return number


def _comments_part(
    package: Package,
    book: Workbook,
    relationships: Relationships,
    sheet_part: str,
    texts: Mapping[tuple[int, int], str],
    number: int,
    changes: dict[str, bytes],
) -> list[tuple[int, int]]:
    """Write the comments part; returns the cells that need a shape of their own."""
    part = relationships.target("comments")
    if part is None or part not in package.names:
        part = f"xl/comments{number}.xml"
        relationships.add(book.relation("comments"), part)
        book.types.override(part, _COMMENTS_TYPE)
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN[book.strict]}"><authors></authors><commentList></commentList></comments>'.encode()
    else:
        xml = package.read(part)
    changes[part], fresh = CommentList(xml).with_ours(texts)
    return fresh


class CommentList:
    """A comments part as bytes."""

    def __init__(self, xml: bytes) -> None:
        match = re.search(rb"<(" + _PREFIX + rb")commentList\b", xml)
        self.prefix = match[1] if match else b""
        self.xml = xml

    def _tag(self, name: bytes) -> bytes:
        return self.prefix + name

    def _author(self) -> int:
        """The number of our author, put in where it is missing."""
        px = self.prefix
        authors = re.findall(
            rb"<" + px + rb"author(?:\s[^>]*)?(?:/>|>(.*?)</" + px + rb"author>)", self.xml, re.DOTALL
        )
        if AUTHOR.encode() in authors:
            return authors.index(AUTHOR.encode())
        ours = b"<%sauthor>%s</%sauthor>" % (px, AUTHOR.encode(), px)
        empty = b"<%sauthors/>" % px
        if empty in self.xml:
            self.xml = self.xml.replace(empty, b"<%sauthors>%s</%sauthors>" % (px, ours, px), 1)
        else:
            self.xml = self.xml.replace(b"</%sauthors>" % px, ours + b"</%sauthors>" % px, 1)
        return len(authors)

    def with_ours(self, texts: Mapping[tuple[int, int], str]) -> tuple[bytes, list[tuple[int, int]]]:
        """The part with our comments and without our old ones, and the cells that had no comment before."""
        author = self._author()
        px = self.prefix
        whole = re.compile(rb"<" + px + rb"comment\b([^>]*)>(.*?)</" + px + rb"comment>", re.DOTALL)
        start = re.search(rb"<" + px + rb"commentList\b[^>]*?(/?)>", self.xml)
        assert start is not None
        if start[1]:
            opened = b"<%scommentList></%scommentList>" % (px, px)
            self.xml = self.xml[: start.start()] + opened + self.xml[start.end() :]
        entries: list[tuple[tuple[int, int], bytes]] = []
        had: set[tuple[int, int]] = set()
        for match in whole.finditer(self.xml):
            ref = re.search(rb'\sref="([A-Z]+\d+)"', match[1])
            cell = parse_cell(ref[1].decode()) if ref else (0, 0)
            had.add(cell)
            mine = re.search(rb'\sauthorId="%d"' % author, match[1]) is not None
            if not mine:
                entries.append((cell, self._joined(match[0], texts.get(cell))))
        theirs = {cell for cell, _ in entries}
        entries += [
            (cell, self._comment(cell, author, text)) for cell, text in texts.items() if cell not in theirs
        ]
        entries.sort(key=lambda entry: entry[0])
        first = re.search(rb"<" + px + rb"commentList\b[^>]*>", self.xml)
        assert first is not None
        end = self.xml.rindex(b"</%scommentList>" % px)
        body = b"".join(entry for _, entry in entries)
        return self.xml[: first.end()] + body + self.xml[end:], [cell for cell in texts if cell not in had]

    def _joined(self, comment: bytes, text: str | None) -> bytes:
        """The county's comment with ours as a last paragraph; an older one of ours is replaced."""
        px = self.prefix
        marker = "\n————\n".encode()
        at = comment.find(marker)
        if at >= 0:
            run = comment.rfind(b"<%sr>" % px, 0, at)
            end = comment.index(b"</%sr>" % px, at) + len(b"</%sr>" % px)
            comment = comment[:run] + comment[end:]
        if text is None:
            return comment
        ours = b'<%sr><%st xml:space="preserve">%s%s</%st></%sr>' % (px, px, marker, escaped(text), px, px)
        close = comment.rindex(b"</%stext>" % px)
        return comment[:close] + ours + comment[close:]

    def _comment(self, cell: tuple[int, int], author: int, text: str) -> bytes:
        px = self.prefix
        ref = f"{column_letter(cell[1])}{cell[0]}".encode()
        run = b'<%sr><%srPr><%ssz val="9"/></%srPr><%st xml:space="preserve">%s</%st></%sr>' % (
            px,
            px,
            px,
            px,
            px,
            escaped(text),
            px,
            px,
        )
        return b'<%scomment ref="%s" authorId="%d"><%stext>%s</%stext></%scomment>' % (
            px,
            ref,
            author,
            px,
            run,
            px,
            px,
        )


def _drawing_part(
    package: Package,
    book: Workbook,
    relationships: Relationships,
    sheet_part: str,
    sheet: SheetXml,
    fresh: list[tuple[int, int]],
    number: int,
    changes: dict[str, bytes],
) -> None:
    """Give every new comment its shape in the sheet's legacy drawing, which is made where there is none."""
    match = re.search(rb"<" + _PREFIX + rb'legacyDrawing\b[^>]*?\w+:id="([^"]+)"', sheet.xml)
    part = relationships.by_id(match[1].decode()) if match else None
    if part is not None and part in package.names:
        vml = package.read(part)
    else:
        part = f"xl/drawings/vmlDrawing{number}.vml"
        vml = _NEW_VML % number
        identity = relationships.add(book.relation("vmlDrawing"), part)
        book.types.default("vml", _VML_TYPE)
        element = b'<%slegacyDrawing xmlns:r="%s" r:id="%s"/>' % (
            sheet.prefix,
            RELATION[book.strict].encode(),
            identity.encode(),
        )
        sheet.add_after_data(element, _AFTER_LEGACY)
    changes[part] = with_shapes(vml, fresh)


def with_shapes(vml: bytes, cells: list[tuple[int, int]]) -> bytes:
    """A legacy drawing with one hidden note shape more for each cell; shape numbers stay unique within their blocks."""
    if b'id="_x0000_t202"' not in vml:
        vml = re.sub(rb"</xml>\s*$", _SHAPE_TYPE + b"</xml>", vml)
    used = [int(one) for one in re.findall(rb'id="_x0000_s(\d+)"', vml)]
    blocks_match = re.search(rb'<o:idmap[^>]*\sdata="([\d,]+)"', vml)
    blocks = [int(one) for one in blocks_match[1].split(b",")] if blocks_match else [1]
    first = max(used) + 1 if used else blocks[0] * 1024 + 1
    needed = sorted({(first + at) // 1024 for at in range(len(cells))} | set(blocks))
    if blocks_match:
        vml = (
            vml[: blocks_match.start(1)]
            + b",".join(b"%d" % one for one in needed)
            + vml[blocks_match.end(1) :]
        )
    shapes = "".join(
        _SHAPE.format(
            id=first + at,
            height=96,
            left=column,
            right=column + 4,
            top=max(row - 2, 0),
            bottom=max(row - 2, 0) + 5,
            row=row - 1,
            column=column - 1,
        )
        for at, (row, column) in enumerate(cells)
    )
    end = vml.rindex(b"</xml>")
    return vml[:end] + shapes.encode() + vml[end:]
