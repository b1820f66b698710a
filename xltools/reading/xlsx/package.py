"""What lies where in an .xlsx: its sheets' parts, and a part some whole rows at a time."""

from __future__ import annotations

import io
import posixpath
import xml.etree.ElementTree as ElementTree
import zipfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from xltools.reading.sheet import CannotOpen

#: Bytes that are looked at together.
STEP = 1 << 20
#: Bytes that an end tag takes at most, with its prefix.
_SEAM = 256
#: No row of 16,384 cells takes as many.
_LONGEST = 64 << 20


@dataclass(frozen=True)
class SheetPart:
    """One sheet in the workbook's list. `kind`: worksheet, chartsheet…, '' where the package does not say."""

    name: str
    part: str
    kind: str
    hidden: bool


class Package:
    """An .xlsx as an archive.

    Raises KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error or EOFError for a damaged one.
    """

    def __init__(self, content: bytes) -> None:
        self._archive = zipfile.ZipFile(io.BytesIO(content))
        self._names = frozenset(self._archive.namelist())
        self.sheets: list[SheetPart] = []
        self.shared_texts = self.styles = ""
        self.from_1904 = False
        workbook = next((name for name in self._archive.namelist() if name.endswith("workbook.xml")), None)
        if workbook is not None:
            self._list(workbook)

    def _list(self, workbook: str) -> None:
        folder, base = posixpath.split(workbook)
        relations: dict[str | None, tuple[str, str]] = {}
        listed = f"{folder}/_rels/{base}.rels"
        for one in ElementTree.fromstring(self.read(listed)) if listed in self else ():
            kind = one.get("Type", "").rpartition("/")[2]
            part = _resolved(folder, one.get("Target", ""))
            relations[one.get("Id")] = kind, part
            if kind == "sharedStrings":
                self.shared_texts = part
            elif kind == "styles":
                self.styles = part
        for element in ElementTree.fromstring(self.read(workbook)).iter():
            tag = element.tag.rpartition("}")[2]
            if tag == "workbookPr":
                self.from_1904 |= element.get("date1904") in ("1", "true")
            elif tag == "sheet":
                identity = next((value for key, value in element.attrib.items() if key.endswith("}id")), None)
                kind, part = relations.get(identity, ("", ""))
                hidden = element.get("state", "visible") != "visible"
                self.sheets.append(SheetPart(element.get("name", ""), part, kind, hidden))

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def read(self, part: str) -> bytes:
        """A whole part."""
        return self._archive.read(part)

    def pieces(self, part: str, end: bytes) -> Iterator[bytes]:
        """A part in order; each piece but the last ends right after an element of this name, so that none is cut.

        Raises CannotOpen for a piece that is longer than any row or text can be.
        """
        # Unpacking lets a second core in: the next bytes come while these are worked on.
        with self._archive.open(part) as stream, ThreadPoolExecutor(max_workers=1) as ahead:
            waiting: list[bytes] = []
            size = 0
            coming = ahead.submit(stream.read, STEP)
            while chunk := coming.result():
                coming = ahead.submit(stream.read, STEP)
                # The end may lie across the seam.
                seam = waiting.pop() if waiting else b""
                chunk = seam + chunk
                cut = _after_last(end + b">", chunk)
                if cut:
                    yield b"".join((*waiting, chunk[:cut]))
                    waiting, size = [], 0
                    chunk = chunk[cut:]
                else:
                    size += len(chunk) - len(seam)
                waiting += [chunk[:-_SEAM], chunk[-_SEAM:]]
                if size > _LONGEST:
                    raise CannotOpen(
                        f"里面有一行或一格的内容超过{_LONGEST >> 20}MB",
                        "请检查文件来源，用Excel或WPS打开并另存为xlsx后重报",
                    )
            yield b"".join(waiting)


def _resolved(folder: str, target: str) -> str:
    return (
        target.lstrip("/") if target.startswith("/") else posixpath.normpath(posixpath.join(folder, target))
    )


def _after_last(end: bytes, xml: bytes) -> int:
    """Where the last whole element ends, 0 where none does."""
    at = len(xml)
    while (at := xml.rfind(end, 0, at)) >= 0:
        if xml.startswith(b"</", xml.rfind(b"<", 0, at)):
            return at + len(end)
    return 0
