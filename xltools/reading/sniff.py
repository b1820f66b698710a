"""What a file is, by its bytes and never by its suffix."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Literal

from xltools.reading.sheet import CannotOpen

FileKind = Literal["xlsx", "xlsb", "xls", "ods", "encrypted", "html", "spreadsheetml", "text"]

_OLE = bytes.fromhex("d0cf11e0a1b11ae1")
_LARGEST = 4 << 30
_RESAVE = "请用Excel或WPS打开后另存为xlsx再报"


def sniff(content: bytes) -> FileKind:
    """The kind of a file.

    Raises CannotOpen for what is no table at all: empty, cut off, a picture, a document, a zip bomb.
    """
    if not content:
        raise CannotOpen("是空文件", "请重新保存后再报")
    if content[:4] == b"PK\x03\x04":
        return _package(content)
    if content[:8] == _OLE:
        return _compound(content)
    if content[:4] in (b"%PDF", b"\x89PNG") or content[:3] == b"\xff\xd8\xff":
        raise CannotOpen("不是表格，是PDF或图片", "请报Excel文件")
    return _text(content)


def _package(content: bytes) -> FileKind:
    try:
        package = zipfile.ZipFile(io.BytesIO(content))
        names = set(package.namelist())
    except (zipfile.BadZipFile, ValueError, OSError):
        raise CannotOpen("文件不完整，可能没有传完", "请重新复制或重新保存后再报") from None
    size = sum(member.file_size for member in package.infolist())
    if size > _LARGEST or (size > 500 << 20 and size > 200 * len(content)):
        raise CannotOpen("解压后大得不合常理", "请检查文件来源")
    if "mimetype" in names and b"opendocument.spreadsheet" in package.read("mimetype"):
        return "ods"
    if any(name.endswith("workbook.bin") for name in names):
        return "xlsb"
    if any(name.endswith("workbook.xml") for name in names):
        return "xlsx"
    raise CannotOpen("是压缩包或其他文档，不是表格", "请解压后报里面的Excel文件")


def _compound(content: bytes) -> FileKind:
    if "EncryptedPackage".encode("utf-16le") in content:
        return "encrypted"
    if "Workbook".encode("utf-16le") in content or "Book".encode("utf-16le") in content:
        return "xls"
    raise CannotOpen("不是Excel表格（可能是Word文档、旧版WPS文件，或没有传完）", _RESAVE)


def _text(content: bytes) -> FileKind:
    text = decode(content[:65536], partial=True)
    head = text[:4000].lower()
    if "urn:schemas-microsoft-com:office:spreadsheet" in head:
        return "spreadsheetml"
    if re.search(r"<html|<table|<!doctype html", head):
        return "html"
    first = next((line for line in text.splitlines() if line.strip()), "")
    if "\x00" in text or not any(sign in first for sign in "\t,;|，"):
        raise CannotOpen("不是Excel文件，内容是普通文字", _RESAVE)
    return "text"


def decode(content: bytes, *, partial: bool = False) -> str:
    """Text in UTF-8 (with or without mark), UTF-16 or GB18030, whichever fits.

    Raises CannotOpen when none fits. `partial`: the content may be cut in the middle of a character.
    """
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _utf16(content, partial)
    for encoding in ("utf-8-sig", "gb18030"):
        for cut in range(4 if partial else 1):
            try:
                return content[: len(content) - cut].decode(encoding)
            except UnicodeDecodeError:
                continue
    raise CannotOpen("文字编码不认识", _RESAVE)


def _utf16(content: bytes, partial: bool) -> str:
    try:
        return content.decode("utf-16", errors="ignore" if partial else "strict")
    except UnicodeDecodeError:
        raise CannotOpen("文字在半截断了，可能没有传完", "请重新复制或重新保存后再报") from None
