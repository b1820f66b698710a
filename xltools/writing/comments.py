"""Comments (notes) on cells: ours are put in and replaced, the county's own stay."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping

from xltools.model.address import column_letter, parse_cell
from xltools.writing.cells import SheetXml
from xltools.writing.package import Package
from xltools.writing.parts import MAIN, RELATION, Relationships, Workbook, escaped

AUTHOR = "xltools"
#: How our comments begin: the level, then the rule.
_OURS = re.compile(r"[错警提]：[A-Z]\d\d\s")
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
_SPACES = (
    (b"v", b"urn:schemas-microsoft-com:vml"),
    (b"o", b"urn:schemas-microsoft-com:office:office"),
    (b"x", b"urn:schemas-microsoft-com:office:excel"),
)
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
    changes: dict[str, bytes | None],
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
    fresh, gone = _comments_part(package, book, relationships, part, kept, number, changes)
    _drawing_part(package, book, relationships, part, sheet, fresh, number, changes)
    _without_shapes(package, relationships, sheet, gone, changes)
    if relationships.changed:
        changes[relationships.path] = relationships.xml
    return len(kept)


def take_comments_off(
    package: Package, book: Workbook, part: str, sheet: SheetXml, changes: dict[str, bytes | None]
) -> bool:
    """Take our comments off one sheet, with the parts that only they needed; whether there were any."""
    relationships = Relationships(package, part)
    comments = relationships.target("comments")
    if comments is None or comments not in package.names:
        return False
    before = package.read(comments)
    xml, _, gone = CommentList(before).with_ours({})
    if xml == before:
        return False
    if re.search(rb"<" + _PREFIX + rb"comment\b", xml) is not None:
        changes[comments] = xml
    else:
        changes[comments] = None
        relationships.remove(comments)
        book.types.remove(comments)
    drawing = _without_shapes(package, relationships, sheet, gone, changes)
    if drawing is not None and not re.search(rb"<\w+:shape\b", changes[drawing] or b""):
        sheet.xml = re.sub(rb"<" + _PREFIX + rb"legacyDrawing\b[^>]*/>", b"", sheet.xml)
        changes[drawing] = None
        relationships.remove(drawing)
        book.types.remove(drawing)
    if relationships.changed:
        changes[relationships.path] = relationships.xml if relationships.all else None
    return True


def _without_shapes(
    package: Package,
    relationships: Relationships,
    sheet: SheetXml,
    cells: list[tuple[int, int]],
    changes: dict[str, bytes | None],
) -> str | None:
    """Take the shapes of comments that are gone out of the sheet's legacy drawing; returns its part."""
    match = re.search(rb"<" + _PREFIX + rb'legacyDrawing\b[^>]*?\w+:id="([^"]+)"', sheet.xml)
    part = relationships.by_id(match[1].decode()) if match else None
    if part is None or not cells:
        return None
    vml = changes.get(part) or package.read(part)
    places = {(row - 1, column - 1) for row, column in cells}

    def kept(shape: re.Match[bytes]) -> bytes:
        row, column = (re.search(rb"<\w+:%s>(\d+)<" % name, shape[0]) for name in (b"Row", b"Column"))
        note = b'ObjectType="Note"' in shape[0] and row is not None and column is not None
        return b"" if note and (int(row[1]), int(column[1])) in places else shape[0]  # type: ignore[index]

    changes[part] = re.sub(rb"<(\w+):shape\b.*?</\1:shape>", kept, vml, flags=re.DOTALL)
    return part


def _threaded(package: Package, relationships: Relationships) -> set[tuple[int, int]]:
    part = relationships.target("threadedComment")
    if part is None or part not in package.names:
        return set()
    return {parse_cell(ref.decode()) for ref in re.findall(rb'\sref="([A-Z]+\d+)"', package.read(part))}


def _free_number(package: Package, changes: Mapping[str, bytes | None]) -> int:
    names = package.names | set(changes)
    number = 1
    while {f"xl/comments{number}.xml", f"xl/drawings/vmlDrawing{number}.vml"} & names:
        number += 1
    return number


def comments_on(package: Package, sheet_part: str, cells: Collection[tuple[int, int]]) -> int:
    """How many of these cells have a comment."""
    part = Relationships(package, sheet_part).target("comments")
    if part is None or part not in package.names:
        return 0
    there = set(re.findall(rb'\sref="([A-Z]+\d+)"', package.read(part)))
    return sum(f"{column_letter(column)}{row}".encode() in there for row, column in cells)


def _comments_part(
    package: Package,
    book: Workbook,
    relationships: Relationships,
    sheet_part: str,
    texts: Mapping[tuple[int, int], str],
    number: int,
    changes: dict[str, bytes | None],
) -> tuple[list[tuple[int, int]], list[tuple[int, int]]]:
    """Write the comments part; returns the cells that need a shape of their own, and those whose comment is gone."""
    part = relationships.target("comments")
    if part is None or part not in package.names:
        part = f"xl/comments{number}.xml"
        relationships.add(book.relation("comments"), part)
        book.types.override(part, _COMMENTS_TYPE)
        xml = f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<comments xmlns="{MAIN[book.strict]}"><authors></authors><commentList></commentList></comments>'.encode()
    else:
        xml = package.read(part)
    changes[part], fresh, gone = CommentList(xml).with_ours(texts)
    return fresh, gone


class CommentList:
    """A comments part as bytes."""

    def __init__(self, xml: bytes) -> None:
        match = re.search(rb"<(" + _PREFIX + rb")commentList\b", xml)
        self.prefix = match[1] if match else b""
        self.xml = xml

    def _tag(self, name: bytes) -> bytes:
        return self.prefix + name

    def _author(self, *, wanted: bool) -> int:
        """The number of our author; where it is missing it is put in when it is `wanted`, else -1."""
        px = self.prefix
        authors = re.findall(
            rb"<" + px + rb"author(?:\s[^>]*)?(?:/>|>(.*?)</" + px + rb"author>)", self.xml, re.DOTALL
        )
        if AUTHOR.encode() in authors:
            return authors.index(AUTHOR.encode())
        if not wanted:
            return -1
        ours = b"<%sauthor>%s</%sauthor>" % (px, AUTHOR.encode(), px)
        empty = b"<%sauthors/>" % px
        if empty in self.xml:
            self.xml = self.xml.replace(empty, b"<%sauthors>%s</%sauthors>" % (px, ours, px), 1)
        else:
            self.xml = self.xml.replace(b"</%sauthors>" % px, ours + b"</%sauthors>" % px, 1)
        return len(authors)

    def with_ours(
        self, texts: Mapping[tuple[int, int], str]
    ) -> tuple[bytes, list[tuple[int, int]], list[tuple[int, int]]]:
        """The part with our comments and without our old ones; cells that had none before, and cells that have none now."""
        author = self._author(wanted=bool(texts))
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
            mine = re.search(rb'\sauthorId="%d"' % author, match[1]) is not None or self._is_ours(match[2])
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
        xml = self.xml[: first.end()] + body + self.xml[end:]
        now = {cell for cell, _ in entries}
        return xml, [cell for cell in texts if cell not in had], sorted(had - now)

    def _is_ours(self, contents: bytes) -> bool:
        """Whether a comment begins as ours do; LibreOffice forgets who wrote it."""
        px = self.prefix
        texts = re.findall(rb"<" + px + rb"t(?:\s[^>]*)?>(.*?)</" + px + rb"t>", contents, re.DOTALL)
        return _OURS.match(b"".join(texts).decode()) is not None

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
    changes: dict[str, bytes | None],
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


def _declared(vml: bytes) -> bytes:
    """A legacy drawing whose first element declares the prefixes that our shapes use (openpyxl's does not)."""
    root = re.search(rb"<xml\b[^>]*?(?=/?>)", vml)
    if root is None:
        raise ValueError("legacy drawing without <xml>")
    names = b"".join(
        b' xmlns:%s="%s"' % (prefix, space)
        for prefix, space in _SPACES
        if b"xmlns:%s=" % prefix not in root[0]
    )
    return vml[: root.end()] + names + vml[root.end() :]


def with_shapes(vml: bytes, cells: list[tuple[int, int]]) -> bytes:
    """A legacy drawing with one hidden note shape more for each cell; shape numbers stay unique within their blocks."""
    vml = _declared(vml)
    if b'id="_x0000_t202"' not in vml:
        vml = re.sub(rb"</xml>\s*$", _SHAPE_TYPE + b"</xml>", vml)
    used = [int(one) for one in re.findall(rb'id="_x0000_s(\d+)"', vml)]
    blocks_match = re.search(rb'<\w+:idmap[^>]*\sdata="([\d,]+)"', vml)
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
