"""Open any file that holds tables: its sheets as raw cells."""

from __future__ import annotations

import contextlib
import importlib
import io
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from collections.abc import Callable

from xltools.reading.apart import read_apart
from xltools.reading.libraries import DAMAGED, NO_PASSWORD, TAKE_OFF, read_calamine
from xltools.reading.markup import read_html, read_spreadsheetml, read_text
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.sniff import FileKind, sniff
from xltools.reading.xlsx.package import Package
from xltools.reading.xlsx.plain import read_plain
from xltools.reading.xlsx.sidecar import Sidecar
from xltools.reading.xlsx.tags import NotPlain


def open_workbook(content: bytes, password: str | None = None) -> list[RawSheet]:
    """All sheets of a file, whatever its suffix.

    Raises CannotOpen with the reason and the way out.
    """
    kind = sniff(content)
    if kind == "encrypted":
        return open_workbook(_decrypt(content, password))
    if kind == "xlsx":
        return _read_xlsx(content)
    if kind in ("html", "spreadsheetml", "text"):
        return _TEXTS[kind](content) if len(content) <= _SHORT else read_apart(content, kind)
    return read_apart(content)


def _read_xlsx(content: bytes) -> list[RawSheet]:
    """All sheets at once where they are written as most programs do; otherwise values by calamine, and what it drops
    (error cells, formulas without results, hidden rows) by a scan of the XML.

    A package that calamine cannot follow is tried once more with openpyxl, in a process of its own.
    """
    try:
        package = Package(content)
        with contextlib.suppress(NotPlain):
            return read_plain(package)
        sidecar = Sidecar(package)
        sidecar.check()
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError):
        raise CannotOpen(*DAMAGED) from None
    try:
        sheets = read_calamine(content)
    except CannotOpen as first:
        try:
            sheets = read_apart(content, "openpyxl")
        except CannotOpen:
            raise first from None
    for sheet in sheets:
        sidecar.complete(sheet)
    return sheets


def _decrypt(content: bytes, password: str | None) -> bytes:
    if not password:
        raise CannotOpen(NO_PASSWORD, TAKE_OFF)
    try:
        office = importlib.import_module("msoffcrypto")
    except ImportError:
        raise CannotOpen(
            f"{NO_PASSWORD}，本机没有装解密组件", "请取消密码后重报，或安装 xltools[password]"
        ) from None
    out = io.BytesIO()
    try:
        opened = office.OfficeFile(io.BytesIO(content))
        opened.load_key(password=password)
        opened.decrypt(out)
    except Exception:  # the library raises many kinds for a wrong password
        raise CannotOpen("密码不对，打不开", "请核对 --password 后重试，或取消密码后重报") from None
    return out.getvalue()


#: Bytes of a text that can neither take long nor much memory, however it is made.
_SHORT = 4 << 20
_TEXTS: dict[FileKind, Callable[[bytes], list[RawSheet]]] = {
    "html": read_html,
    "spreadsheetml": read_spreadsheetml,
    "text": read_text,
}
