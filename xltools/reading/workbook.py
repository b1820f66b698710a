"""Open any file that holds tables: its sheets as raw cells."""

from __future__ import annotations

import importlib
import io
import xml.etree.ElementTree as ElementTree
import zipfile
import zlib
from collections.abc import Callable

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

from xltools.reading.markup import read_html, read_spreadsheetml, read_text
from xltools.reading.sheet import CannotOpen, RawSheet
from xltools.reading.sidecar import Sidecar
from xltools.reading.sniff import FileKind, sniff

_NO_PASSWORD = "有打开密码"
_TAKE_OFF = "请取消密码（文件—信息—保护工作簿）后重报，或运行时加 --password"


def open_workbook(content: bytes, password: str | None = None) -> list[RawSheet]:
    """All sheets of a file, whatever its suffix.

    Raises CannotOpen with the reason and the way out.
    """
    kind = sniff(content)
    if kind == "encrypted":
        return open_workbook(_decrypt(content, password))
    reader = _READERS.get(kind, _read_calamine)
    return reader(content) if kind != "xlsx" else _read_xlsx(content)


def _read_calamine(content: bytes) -> list[RawSheet]:
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        return [
            _sheet(book, one.name, one.visible != SheetVisibleEnum.Visible)
            for one in book.sheets_metadata
            if _holds_cells(one)
        ]
    except PasswordError:
        raise CannotOpen(_NO_PASSWORD, _TAKE_OFF) from None
    except (CalamineError, OSError, ValueError) as error:
        raise CannotOpen(
            f"文件已损坏（{type(error).__name__}）", "请用Excel或WPS打开并另存为xlsx后重报"
        ) from None


def _holds_cells(one: object) -> bool:
    return "WorkSheet" in str(getattr(one, "typ", "WorkSheet"))


def _sheet(book: CalamineWorkbook, name: str, hidden: bool) -> RawSheet:
    sheet = book.get_sheet_by_name(name)
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    ranges = sheet.merged_cell_ranges or []
    merged = [(first[0] + 1, first[1] + 1, last[0] + 1, last[1] + 1) for first, last in ranges]
    while rows and not any(cell != "" for cell in rows[-1]):
        rows.pop()
    return RawSheet(name, rows, merged, hidden)


def _read_xlsx(content: bytes) -> list[RawSheet]:
    """Values by calamine; what it drops (error cells, formulas without results, hidden rows) by a scan of the XML."""
    try:
        sidecar = Sidecar(content)
        sidecar.check()
    except (KeyError, ValueError, ElementTree.ParseError, zipfile.BadZipFile, zlib.error, EOFError):
        raise CannotOpen("文件已损坏", "请用Excel或WPS打开并另存为xlsx后重报") from None
    sheets = _read_calamine(content)
    for sheet in sheets:
        sidecar.complete(sheet)
    return sheets


def _decrypt(content: bytes, password: str | None) -> bytes:
    if not password:
        raise CannotOpen(_NO_PASSWORD, _TAKE_OFF)
    try:
        office = importlib.import_module("msoffcrypto")
    except ImportError:
        raise CannotOpen(
            f"{_NO_PASSWORD}，本机没有装解密组件", "请取消密码后重报，或安装 xltools[password]"
        ) from None
    out = io.BytesIO()
    try:
        opened = office.OfficeFile(io.BytesIO(content))
        opened.load_key(password=password)
        opened.decrypt(out)
    except Exception:  # the library raises many kinds for a wrong password
        raise CannotOpen("密码不对，打不开", "请核对 --password 后重试，或取消密码后重报") from None
    return out.getvalue()


_READERS: dict[FileKind, Callable[[bytes], list[RawSheet]]] = {
    "html": read_html,
    "spreadsheetml": read_spreadsheetml,
    "text": read_text,
}
