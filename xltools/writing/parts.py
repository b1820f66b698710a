"""Which part of a package is what: workbook, sheets, styles, relationships, content types."""

from __future__ import annotations

import posixpath
import re
import xml.etree.ElementTree as ElementTree
from dataclasses import dataclass
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from xltools.writing.package import NotPatchable, Package

_PREFIX = rb"(?:[A-Za-z_][\w.-]*:)?"
MAIN = {
    False: "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
    True: "http://purl.oclc.org/ooxml/spreadsheetml/main",
}
RELATION = {
    False: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    True: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
CONTENT_TYPES = "[Content_Types].xml"


def excel_text(text: str) -> str:
    """Text as a cell holds it: characters that XML cannot hold become _xHHHH_, as Excel writes them."""
    text = re.sub(r"_x([0-9A-Fa-f]{4})_", r"_x005F_x\1_", text)
    return re.sub("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]", lambda match: f"_x{ord(match[0]):04X}_", text)


@lru_cache(4096)
def escaped(text: str) -> bytes:
    """`excel_text` as XML character data."""
    return escape(excel_text(text)).encode("utf-8")


@dataclass(frozen=True)
class Relationship:
    id: str
    type: str
    target: str


class Relationships:
    """The relationships of one part, read and added to."""

    def __init__(self, package: Package, part: str) -> None:
        self._part = part
        folder, base = posixpath.split(part)
        self.path = f"{folder}/_rels/{base}.rels" if folder else f"_rels/{base}.rels"
        self.xml = package.read(self.path) if self.path in package.names else b""
        self.changed = False
        self.all = [self._one(element) for element in ElementTree.fromstring(self.xml)] if self.xml else []

    def _one(self, element: ElementTree.Element) -> Relationship:
        target = element.get("Target", "")
        if element.get("TargetMode") != "External":
            folder = posixpath.dirname(self._part)
            target = (
                target.lstrip("/")
                if target.startswith("/")
                else posixpath.normpath(posixpath.join(folder, target))
            )
        return Relationship(element.get("Id", ""), element.get("Type", ""), target)

    def target(self, ending: str) -> str | None:
        """The part of the first relationship whose type ends so."""
        return next((one.target for one in self.all if one.type.rsplit("/", 1)[-1] == ending), None)

    def by_id(self, identity: str) -> str | None:
        return next((one.target for one in self.all if one.id == identity), None)

    def remove(self, target: str) -> None:
        """Take out the relationships to a part."""
        for one in [one for one in self.all if one.target == target]:
            pattern = rb"<" + _PREFIX + rb'Relationship\b[^>]*\sId="' + one.id.encode() + rb'"[^>]*/>'
            self.xml = re.sub(pattern, b"", self.xml)
            self.all.remove(one)
            self.changed = True

    def add(self, kind: str, target: str) -> str:
        """Add a relationship; returns its id."""
        taken = {one.id for one in self.all}
        number = next(at for at in range(1, len(taken) + 2) if f"rId{at}" not in taken)
        identity = f"rId{number}"
        relative = posixpath.relpath(target, posixpath.dirname(self._part) or ".")
        line = f"<Relationship Id={quoteattr(identity)} Type={quoteattr(kind)} Target={quoteattr(relative)}/>".encode()
        if not self.xml:
            self.xml = (
                b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
                b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
            )
        self.xml = _inside_end(self.xml, b"Relationships", line)
        self.all.append(Relationship(identity, kind, target))
        self.changed = True
        return identity


def _inside_end(xml: bytes, tag: bytes, addition: bytes) -> bytes:
    """Put `addition` before the end tag, opening the element where it was empty."""
    ends = list(re.finditer(rb"</(" + _PREFIX + rb")" + tag + rb"\s*>", xml))
    if ends:
        at = ends[-1].start()
        prefix = ends[-1][1]
        return xml[:at] + _prefixed(addition, prefix) + xml[at:]
    empty = re.search(rb"<(" + _PREFIX + rb")" + tag + rb"\b([^>]*?)/>", xml)
    if empty is None:
        raise ValueError(f"no element {tag!r}")
    prefix = empty[1]
    whole = b"<" + prefix + tag + empty[2] + b">" + _prefixed(addition, prefix) + b"</" + prefix + tag + b">"
    return xml[: empty.start()] + whole + xml[empty.end() :]


def _prefixed(addition: bytes, prefix: bytes) -> bytes:
    return re.sub(rb"<(?=[A-Z])", b"<" + prefix, addition) if prefix else addition


class ContentTypes:
    """The list of what each part is."""

    def __init__(self, package: Package) -> None:
        self.xml = package.read(CONTENT_TYPES)

    def default(self, extension: str, kind: str) -> None:
        if not re.search(rb'Extension="' + extension.encode() + rb'"', self.xml, re.IGNORECASE):
            self.xml = _inside_end(
                self.xml, b"Types", f'<Default Extension="{extension}" ContentType="{kind}"/>'.encode()
            )

    def override(self, part: str, kind: str) -> None:
        if f'PartName="/{part}"'.encode() not in self.xml:
            self.xml = _inside_end(
                self.xml, b"Types", f'<Override PartName="/{part}" ContentType="{kind}"/>'.encode()
            )

    def remove(self, part: str) -> None:
        """Take out what a part is said to be."""
        pattern = rb"<" + _PREFIX + rb'Override\b[^>]*PartName="/' + re.escape(part.encode()) + rb'"[^>]*/>'
        self.xml = re.sub(pattern, b"", self.xml)


class Workbook:
    """The workbook part, its sheets by name, and the styles part."""

    def __init__(self, package: Package) -> None:
        self.package = package
        part = Relationships(package, "").target("officeDocument")
        if part is None or part not in package.names:
            raise NotPatchable(package.path.name, "找不到工作簿部件")
        self.part = part
        self.xml = package.read(part)
        self.strict = b"purl.oclc.org" in self.xml
        self.relationships = Relationships(package, part)
        self.types = ContentTypes(package)
        self.sheets = self._sheets()
        self.styles = self.relationships.target("styles")

    def _sheets(self) -> dict[str, str]:
        sheets = {}
        for element in ElementTree.fromstring(self.xml).iter():
            if element.tag.rsplit("}", 1)[-1] == "sheet":
                identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), "")
                target = self.relationships.by_id(identity)
                if target is not None:
                    sheets[element.get("name", "")] = target
        return sheets

    def worksheets(self) -> dict[str, str]:
        """The sheets that have cells, not charts or dialogs."""
        kinds = {one.target: one.type.rsplit("/", 1)[-1] for one in self.relationships.all}
        return {name: part for name, part in self.sheets.items() if kinds.get(part) == "worksheet"}

    def relation(self, kind: str) -> str:
        """The full type of a relationship in this workbook's flavour."""
        return f"{RELATION[self.strict]}/{kind}"

    def changes(self) -> dict[str, bytes]:
        """What has to be written of the parts held here."""
        out = {CONTENT_TYPES: self.types.xml, self.part: self.xml}
        if self.relationships.changed:
            out[self.relationships.path] = self.relationships.xml
        return {part: content for part, content in out.items() if content != self._original(part)}

    def _original(self, part: str) -> bytes:
        return self.package.read(part) if part in self.package.names else b""
